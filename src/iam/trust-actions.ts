/** Actions whose resource is a role and whose resource policy is its trust policy. */
export const isTrustAction = (action: string): boolean =>
  /^sts:(assumerole|assumerolewithsaml|assumerolewithwebidentity|tagsession|setsourceidentity|setcontext)$/i.test(action);
