// The address of a document as a file may link to it.

/** UTF-16 units. */
const LONGEST = 2000;

/** Only of the web, in ASCII, and without signs that Markdown or html might read; null for all else. */
export function webLink(text: string | null): string | null {
  if (text === null || /\s/.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return null;
  const address = url.href.replace(/[<>"'`\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  return address.length <= LONGEST && /^[!-~]+$/.test(address) ? address : null;
}
