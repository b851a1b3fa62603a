import { session, user } from '../examples.ts';
import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isService } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const run = (name: string, by = user('lea')) =>
  call(
    'bedrock-agentcore:InvokeCodeInterpreter',
    { codeInterpreterIdentifier: 'ci-1', name },
    { by, eventCategory: 'Data', managementEvent: false },
  );

export default callDetection({
  id: 'code-interpreter-used-by-hand',
  title: 'code interpreter of agents used by a person or an IAM user',
  why: 'Code in it can take the credentials of its role from the metadata service and use them from anywhere.',
  severity: 'medium',
  events: ['bedrock-agentcore:InvokeCodeInterpreter', 'bedrock-agentcore:StartCodeInterpreterSession'],
  techniques: ['T1552.005', 'T1059', 'AML.T0053'],
  respond: 'See what ran in the session and whether the role of the interpreter was used from elsewhere afterwards.',
  examples: {
    alarm: [
      story('an IAM user runs a shell command in an interpreter', run('executeCommand')),
      story(
        'an IAM user opens a session',
        call('bedrock-agentcore:StartCodeInterpreterSession', { codeInterpreterIdentifier: 'ci-1' }, { by: user('lea') }),
      ),
    ],
    quiet: [
      story(
        'the role of an agent uses its interpreter',
        run('executeCommand', {
          ...session('agent', 'a'),
          inScopeOf: { credentialsIssuedTo: 'arn:aws:bedrock-agentcore:us-east-1:111122223333:runtime/a' },
        }),
      ),
      story('an IAM user lists files in it', run('listFiles')),
    ],
  },
  judge: (event, { who }) => {
    const tool = textAt(event.request, 'name');
    if (isService(event) || (event.name === 'InvokeCodeInterpreter' && tool !== undefined && !/^execute|^start/.test(tool)))
      return undefined;
    const { identity, confidence } = who(event);
    const isHand = /^(?:person|user|root)$/.test(identity.kind) && (confidence === 'high' || confidence === 'medium');
    if (!isHand) return undefined;
    const which = textAt(event.request, 'codeInterpreterIdentifier') ?? 'unknown';
    return { message: `${callerText(event)} uses code interpreter \`${which}\` by hand`, about: `${callerText(event)} ${event.region}` };
  },
});
