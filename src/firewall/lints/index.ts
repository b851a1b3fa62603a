// Written by `npm run gen`.
import bearerTokenPlaneLeftOpen from './bearer-token-plane-left-open.ts';
import boundOnOptionalNumber from './bound-on-optional-number.ts';
import deniesNothing from './denies-nothing.ts';
import emptyListPasses from './empty-list-passes.ts';
import exceptionThatNeverApplies from './exception-that-never-applies.ts';
import exemptionInOneStatementOnly from './exemption-in-one-statement-only.ts';
import inferenceProfileAbsent from './inference-profile-absent.ts';
import invertedList from './inverted-list.ts';
import keyThatTheActionNeverHas from './key-that-the-action-never-has.ts';
import mfaThatDoesNotBind from './mfa-that-does-not-bind.ts';
import nameWithoutEnd from './name-without-end.ts';
import noResourceTypeUnderNotResource from './no-resource-type-under-not-resource.ts';
import notResourceTooNarrow from './not-resource-too-narrow.ts';
import placeholder from './placeholder.ts';
import rcpShape from './rcp-shape.ts';
import regionListAndGlobalProfiles from './region-list-and-global-profiles.ts';
import reservedRolePattern from './reserved-role-pattern.ts';
import retiredAction from './retired-action.ts';
import rootExempt from './root-exempt.ts';
import scpWithPrincipal from './scp-with-principal.ts';
import serviceWildcardWithNotResource from './service-wildcard-with-not-resource.ts';
import severalSparingKeys from './several-sparing-keys.ts';
import tagKeyByCase from './tag-key-by-case.ts';
import textOperatorOnArn from './text-operator-on-arn.ts';
import tooLong from './too-long.ts';
import unknownAction from './unknown-action.ts';
import variableInDateOrNumber from './variable-in-date-or-number.ts';

/** The lints, by id. */
export const lints = [
  bearerTokenPlaneLeftOpen,
  boundOnOptionalNumber,
  deniesNothing,
  emptyListPasses,
  exceptionThatNeverApplies,
  exemptionInOneStatementOnly,
  inferenceProfileAbsent,
  invertedList,
  keyThatTheActionNeverHas,
  mfaThatDoesNotBind,
  nameWithoutEnd,
  noResourceTypeUnderNotResource,
  notResourceTooNarrow,
  placeholder,
  rcpShape,
  regionListAndGlobalProfiles,
  reservedRolePattern,
  retiredAction,
  rootExempt,
  scpWithPrincipal,
  serviceWildcardWithNotResource,
  severalSparingKeys,
  tagKeyByCase,
  textOperatorOnArn,
  tooLong,
  unknownAction,
  variableInDateOrNumber,
];
