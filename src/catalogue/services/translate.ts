import { service } from '../row.ts';

export default service('translate', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CreateParallelData', 'training-data', 2, 'Brings example pairs that bend translations to their wording whenever a batch job names them; wrong pairs mistranslate.'],
  ['DeleteParallelData', 'disrupt', 3],
  ['DeleteTerminology', 'disrupt', 3, 'Drops a whole glossary; requests that name it fail.'],
  ['DescribeTextTranslationJob', 'metadata-read', 4],
  ['GetParallelData', 'content-read', 3, 'Hands out a presigned link to the example translations.'],
  ['GetTerminology', 'content-read', 3, 'Hands out a presigned link to the glossary.'],
  ['ImportTerminology', 'training-data', 2, 'Fixes how names and terms must be translated, or silently overwrites the glossary that applications already name.'],
  ['ListLanguages', 'metadata-read', 4],
  ['ListParallelData', 'metadata-read', 4],
  ['ListTagsForResource', 'metadata-read', 4],
  ['ListTerminologies', 'metadata-read', 4],
  ['ListTextTranslationJobs', 'metadata-read', 4],
  ['StartTextTranslationJob', 'invoke', 3, 'Batch translation; the passed role reads the input bucket and writes the output.'],
  ['StopTextTranslationJob', 'disrupt', 3],
  ['TagResource', 'tagging', 4],
  ['TranslateDocument', 'invoke', 3],
  ['TranslateText', 'invoke', 3],
  ['UntagResource', 'tagging', 4],
  ['UpdateParallelData', 'training-data', 2, 'Replaces the example pairs of a set in use, so the next batch translation follows the new wording.'],
]);
