import { session } from '../examples.ts';
import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText, isSameCaller } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const made = call('sagemaker:CreateNotebookInstance', { notebookInstanceName: 'n' }, { by: session('science', 'bo') });
const open = (who: string, minute: number) =>
  call('sagemaker:CreatePresignedNotebookInstanceUrl', { notebookInstanceName: 'n' }, { by: session('science', who), minute });

export default callDetection({
  id: 'notebook-of-another-opened',
  title: 'notebook instance opened by somebody else than who made or used it',
  why: 'Whoever opens it has the role of the notebook, its files and the terminal, and all of it under the name of its role.',
  severity: 'medium',
  events: ['sagemaker:CreatePresignedNotebookInstanceUrl'],
  techniques: ['T1550', 'T1078.004'],
  respond: 'Ask both; let only the owner open a notebook, by a tag in the condition of sagemaker:CreatePresignedNotebookInstanceUrl.',
  examples: {
    alarm: [
      story(
        'somebody opens the notebook of a colleague',
        made,
        {
          ...open('ana', 20),
          userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/ana', accountId: '111122223333', userName: 'ana' },
        },
        {
          ...made,
          userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/bo', accountId: '111122223333', userName: 'bo' },
          eventID: 'bo-made',
          eventTime: '2026-09-01T08:30:00Z',
        },
      ),
    ],
    quiet: [
      story('somebody opens the notebook that he made', made, open('bo', 20)),
      story('who made the notebook is not in the trail', open('ana', 20)),
      story('whether both are the same cannot be told', made, open('ana', 20)),
    ],
  },
  judge: (event, activity) => {
    const { account, region, request, time } = event;
    const name = textAt(request, 'notebookInstanceName');
    if (name === undefined) return undefined;
    const here = (events: string) =>
      activity
        .named(events)
        .filter(
          (one) =>
            one.account === account &&
            one.region === region &&
            one.error === undefined &&
            one.time < time &&
            textAt(one.request, 'notebookInstanceName') === name,
        );
    const made = here('sagemaker:CreateNotebookInstance').find((one) => isSameCaller(one, event, activity) === 'no');
    const about = `${callerText(event)} ${region} ${name}`;
    if (made !== undefined) return { message: `${callerText(event)} opened notebook \`${name}\`, which ${callerText(made)} made`, about };
    const used = here('sagemaker:CreatePresignedNotebookInstanceUrl');
    const [first] = used;
    // it stays somebody's as long as only he opens it
    if (first === undefined || used.some((one) => isSameCaller(one, event, activity) !== 'no')) return undefined;
    return {
      message: `${callerText(event)} opened notebook \`${name}\`, which until then ${callerText(first)} opened`,
      severity: 'low',
      about,
    };
  },
});
