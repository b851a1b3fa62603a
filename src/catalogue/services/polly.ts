import { service } from '../row.ts';

export default service('polly', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['DeleteLexicon', 'disrupt', 3],
  ['DescribeVoices', 'metadata-read', 4],
  ['GetLexicon', 'content-read', 3, 'Returns the pronunciation rules themselves.'],
  ['GetSpeechSynthesisTask', 'metadata-read', 4, "Names where the audio lies in the customer's bucket; hearing it needs S3 rights."],
  ['ListLexicons', 'metadata-read', 4],
  ['ListSpeechSynthesisTasks', 'metadata-read', 4],
  ['PutLexicon', 'training-data', 2, 'Writes or overwrites rules that replace words as they are spoken, so a voice application can be made to say other ones.'],
  ['StartSpeechSynthesisStream', 'invoke', 3],
  ['StartSpeechSynthesisTask', 'invoke', 3, 'Batch synthesis into a bucket of choice, with the rights of the caller.'],
  ['SynthesizeSpeech', 'invoke', 3],
]);
