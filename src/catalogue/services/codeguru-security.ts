import { service } from '../row.ts';

export default service('codeguru-security', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['BatchGetFindings', 'content-read', 3, 'Returns vulnerabilities with file, lines and code.'],
  ['CreateScan', 'invoke', 3],
  ['CreateUploadUrl', 'invoke', 3, 'Returns a presigned link that takes the archive for one scan; it leads in only, nothing can be read through it.'],
  ['DeleteScansByCategory', 'obs-write', 1, 'Wipes every scan of a category with its findings, and so the evidence that vulnerable code was known.'],
  ['GetAccountConfiguration', 'metadata-read', 4],
  ['GetFindings', 'content-read', 3, 'Returns the vulnerabilities of a scan with file, lines and code.'],
  ['GetMetricsSummary', 'obs-read', 3],
  ['GetScan', 'metadata-read', 4],
  ['ListFindings', 'content-read', 3, 'Returns vulnerabilities across scans, not only their names.'],
  ['ListFindingsMetrics', 'obs-read', 3],
  ['ListScans', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['TagResource', 'tagging', 4],
  ['UntagResource', 'tagging', 4],
  ['UpdateAccountConfiguration', 'admin-config', 2, 'Picks the key for every scan of the account; with a doomed one the findings can no longer be read, so not ordinary.'],
]);
