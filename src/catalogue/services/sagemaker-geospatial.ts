import { service } from '../row.ts';

export default service('sagemaker-geospatial', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['DeleteEarthObservationJob', 'disrupt', 3],
  ['DeleteVectorEnrichmentJob', 'disrupt', 3],
  ['ExportEarthObservationJob', 'content-read', 3, "Writes a job's imagery results to a bucket the caller names, with a passed role doing the writing: a way out for data."],
  ['ExportVectorEnrichmentJob', 'content-read', 3, 'Writes enriched location data to a bucket the caller names, under a passed role, so it can leave the account.'],
  ['GetEarthObservationJob', 'metadata-read', 4],
  ['GetRasterDataCollection', 'metadata-read', 4],
  ['GetTile', 'content-read', 3, "Returns imagery of a job's output; although a read, it takes a role that fetches the data for the caller."],
  ['GetVectorEnrichmentJob', 'metadata-read', 4],
  ['ListEarthObservationJobs', 'metadata-read', 4],
  ['ListRasterDataCollections', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['ListVectorEnrichmentJobs', 'metadata-read', 4],
  ['SearchRasterDataCollection', 'metadata-read', 4, 'Searches catalogues of satellite scenes that AWS offers to every customer; no data of the account is returned.'],
  ['StartEarthObservationJob', 'invoke', 3, "Runs AWS's own imagery models over chosen scenes; a role is passed, but only to read inputs and write results."],
  ['StartVectorEnrichmentJob', 'invoke', 3, "Batch geocoding or map matching of the caller's file; a role is passed, but only to reach input and output."],
  ['StopEarthObservationJob', 'disrupt', 3],
  ['StopVectorEnrichmentJob', 'disrupt', 3],
  ['TagResource', 'tagging', 4],
  ['UntagResource', 'tagging', 4],
]);
