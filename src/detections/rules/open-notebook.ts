import { call, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const notebook = (more: Readonly<Record<string, unknown>>, name = 'CreateNotebookInstance') =>
  call(`sagemaker:${name}`, { notebookInstanceName: 'n', ...more });

export default callDetection({
  id: 'open-notebook',
  title: 'notebook instance with root and a way to the internet of its own',
  why: 'Code in it installs what it likes and sends out what its role reads, past the network of the organisation.',
  severity: 'low',
  events: ['sagemaker:CreateNotebookInstance', 'sagemaker:UpdateNotebookInstance'],
  techniques: ['T1567', 'T1578'],
  respond: 'Make it anew in a subnet with DirectInternetAccess and RootAccess Disabled; deny others by sagemaker:DirectInternetAccess.',
  examples: {
    alarm: [
      story('a notebook is made as it is by default', notebook({ instanceType: 'ml.t3.medium' })),
      story('a notebook gets root back', notebook({ rootAccess: 'Enabled' }, 'UpdateNotebookInstance')),
    ],
    quiet: [
      story('a notebook has no way to the internet', notebook({ subnetId: 'subnet-1', directInternetAccess: 'Disabled' })),
      story('a notebook has no root', notebook({ rootAccess: 'Disabled' })),
      story('a notebook gets more room', notebook({ volumeSizeInGB: 50 }, 'UpdateNotebookInstance')),
    ],
  },
  judge: (event) => {
    const { name, request, cut } = event;
    if (request === undefined || cut === true) return undefined;
    const notebook = textAt(request, 'notebookInstanceName');
    if (notebook === undefined) return undefined;
    const about = `${callerText(event)} ${name}`;
    if (name === 'UpdateNotebookInstance')
      return textAt(request, 'rootAccess') === 'Enabled' ? { message: `notebook \`${notebook}\` was given root`, about } : undefined;
    // both are Enabled unless the request says otherwise (SageMaker API Reference, "CreateNotebookInstance")
    const isOpen = textAt(request, 'directInternetAccess') !== 'Disabled' && textAt(request, 'rootAccess') !== 'Disabled';
    return isOpen ? { message: `notebook \`${notebook}\` has root and reaches the internet by itself`, about } : undefined;
  },
});
