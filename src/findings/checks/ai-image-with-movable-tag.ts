import { aiImageCheck, repository } from '../rules/ai-image-check.ts';
import type { Detail } from '../answers/detail.ts';
import { fail, pass } from '../rules/resource-check.ts';

const tags = (imageTagMutability: string) =>
  repository({
    imageTagMutability,
    ...(imageTagMutability.endsWith('EXCLUSION')
      ? { imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }] }
      : {}),
  });

export default aiImageCheck({
  id: 'ai-image-with-movable-tag',
  title: 'Tags of images from which models and agents run cannot be moved',
  why: 'Whoever may push puts another image under the tag that was reviewed, and the next job or agent runs it.',
  severity: 'medium',
  known: { gaps: ['GAP-18'] },
  topics: ['provenance'],
  examples: {
    pass: [tags('IMMUTABLE')],
    fail: [tags('MUTABLE'), tags('IMMUTABLE_WITH_EXCLUSION'), tags('MUTABLE_WITH_EXCLUSION')],
  },
  judge: (detail) => {
    const fix = 'set imageTagMutability of the repository to IMMUTABLE';
    switch (detail.needOneOf('imageTagMutability', ['IMMUTABLE', 'MUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'])) {
      case 'IMMUTABLE':
        return pass('its tags stay where they are');
      case 'MUTABLE':
        return fail('every tag can be moved to another image', fix);
      case 'MUTABLE_WITH_EXCLUSION':
        return fail(`tags can be moved, all but ${filtersOf(detail)}`, fix, 'low');
      case 'IMMUTABLE_WITH_EXCLUSION':
        return fail(`tags like ${filtersOf(detail)} can be moved`, fix, 'low');
    }
  },
});

const filtersOf = (detail: Detail): string =>
  detail
    .list('imageTagMutabilityExclusionFilters')
    .map((one) => one.needText('filter'))
    .join(', ');
