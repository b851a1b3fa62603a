/**
 * Whether an instance type has disks of its own, which take no key of the customer: the hardware encrypts them (SageMaker API Reference,
 * "ResourceConfig"). Families with a `d` after their generation have them, and the ones named here.
 */
export const hasOwnDisks = (instanceType: string): boolean =>
  /^(?:ml\.)?(?:[a-z]+\d+[a-z]*d[a-z]*|dl1|g5|g[6-9][a-z]*|gr6f?|p[5-9][a-z0-9-]*|trn\d[a-z]*|i\d\w*)\./.test(instanceType);
