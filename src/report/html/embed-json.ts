/**
 * A value as JSON that may stand inside a `script` element: no `<`, `>` or `&` that a parser of HTML could take for the end of the element or
 * for a comment, and neither of the two line ends that JSON allows and JavaScript once did not (U+2028, U+2029).
 */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
