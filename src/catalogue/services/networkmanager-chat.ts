import { service } from '../row.ts';

export default service('networkmanager-chat', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CancelMessageResponse', 'disrupt', 3],
  ['CreateConversation', 'invoke', 3],
  ['DeleteConversation', 'disrupt', 3],
  ['ListConversationMessages', 'content-read', 3, 'Returns questions and answers, which describe the network.'],
  ['ListConversations', 'metadata-read', 4],
  ['NotifyConversationIsActive', 'admin-config', 4, 'A sign of life for an open conversation.'],
  ['SendConversationMessage', 'invoke', 3],
]);
