/** Does one thing before the page goes onto paper and another when it is back. */
export function whenPrinting(before: () => void, after: () => void): void {
  addEventListener('beforeprint', before);
  addEventListener('afterprint', after);
}
