import { call, refused, story } from '../example-calls.ts';
import { callDetection } from '../forms/call-detection.ts';
import { callerText } from '../requests/callers.ts';
import { textAt } from '../requests/members.ts';

const change = call('sagemaker:UpdateNotebookInstanceLifecycleConfig', {
  notebookInstanceLifecycleConfigName: 'start',
  onStart: [{ content: 'IyEvYmluL2Jhc2g=' }],
});

export default callDetection({
  id: 'start-script-changed',
  title: 'script changed that notebooks or Studio run when they start',
  why: 'The script runs as root with the role of every notebook that names it, at the next start and unseen.',
  severity: 'medium',
  tried: 'low',
  events: [
    'sagemaker:UpdateNotebookInstanceLifecycleConfig',
    'sagemaker:CreateNotebookInstanceLifecycleConfig',
    'sagemaker:CreateStudioLifecycleConfig',
    'sagemaker:UpdateNotebookInstance',
  ],
  techniques: ['T1037', 'T1546'],
  respond: 'Read the script (DescribeNotebookInstanceLifecycleConfig, base64), and stop notebooks that have started with it.',
  examples: {
    alarm: [
      story('a script that notebooks run is changed', change),
      story(
        'a notebook that exists gets a script',
        call('sagemaker:UpdateNotebookInstance', { notebookInstanceName: 'n', lifecycleConfigName: 'start' }),
      ),
      story(
        'a script for Studio is made',
        call('sagemaker:CreateStudioLifecycleConfig', { studioLifecycleConfigName: 's', studioLifecycleConfigAppType: 'JupyterLab' }),
      ),
      story('somebody tries to', refused(change)),
    ],
    quiet: [
      story('a notebook gets more room', call('sagemaker:UpdateNotebookInstance', { notebookInstanceName: 'n', volumeSizeInGB: 50 })),
      story(
        'a script is looked at',
        call('sagemaker:DescribeNotebookInstanceLifecycleConfig', { notebookInstanceLifecycleConfigName: 'start' }),
      ),
    ],
  },
  judge: (event) => {
    const { name, request } = event;
    if (name === 'UpdateNotebookInstance') {
      const script = textAt(request, 'lifecycleConfigName');
      return script === undefined
        ? undefined
        : `notebook \`${textAt(request, 'notebookInstanceName') ?? 'unknown'}\` runs \`${script}\` from its next start on`;
    }
    const script = textAt(request, 'notebookInstanceLifecycleConfigName') ?? textAt(request, 'studioLifecycleConfigName') ?? 'unknown';
    // a new one runs nowhere yet
    return name.startsWith('Create')
      ? { message: `the start script \`${script}\` was made`, severity: 'low', about: `${callerText(event)} start scripts` }
      : `the start script \`${script}\` was changed for every notebook that names it`;
  },
});
