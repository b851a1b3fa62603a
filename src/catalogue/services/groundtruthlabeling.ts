import { service } from '../row.ts';

export default service('groundtruthlabeling', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['AssociatePatchToManifestJob', 'training-data', 2, 'Rewrites a labelling manifest through a patch file, so chosen objects or labels are swapped in before a model trains on them.'],
  ['CreateBatch', 'training-data', 2, "Hands a batch of the caller's data to the labelling crew; whatever it holds comes back as trusted labels."],
  ['CreateIntakeForm', 'admin-config', 4, 'Submits a request form for the managed labelling service; nothing is labelled by it.'],
  ['CreateProject', 'admin-config', 4, 'An empty container for labelling batches.'],
  ['CreateWorkflowDefinition', 'training-data', 2, 'Defines the steps by which raw data becomes labels, so a skewed workflow bends every label that passes through it.'],
  ['DescribeConsoleJob', 'metadata-read', 4],
  ['GenerateLIDARPreviewTaskConfigJob', 'admin-config', 4, 'Prepares a preview of one point cloud task; no label is written.'],
  ['GetBatch', 'metadata-read', 4],
  ['GetIntakeFormStatus', 'metadata-read', 4],
  ['ListBatches', 'metadata-read', 4],
  ['ListDatasetObjects', 'content-read', 3, "Pages through the entries of a manifest: the training data's locations, inline text and labels."],
  ['ListProjects', 'metadata-read', 4],
  ['RunFilterOrSampleDatasetJob', 'training-data', 2, 'Decides which records of a manifest survive, so classes or counter-examples can quietly vanish from the training set.'],
  ['RunGenerateManifestByCrawlingJob', 'training-data', 2, 'Turns whatever lies under a bucket prefix into a labelling manifest, planted objects included.'],
  ['RunGenerateManifestMetricsJob', 'admin-config', 4, 'Counts what a manifest holds; the data stays as it was.'],
  ['UpdateBatch', 'training-data', 2, 'Accepts, rejects or alters a batch on its way to the training set, so bad labels can be waved through.'],
]);
