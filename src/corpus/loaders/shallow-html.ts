// Takes out tags that are nested deeper than browsers nest: the parser's time grows with the square of the depth.

/** As deep as Chromium nests elements (its `maximumHTMLParserDOMTreeDepth`); it flattens deeper ones too. */
const MOST_NESTED = 512;

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
/** Their contents are no tags. */
const RAW = new Set(['script', 'style', 'title', 'textarea']);
/** Elements that need no closing tag: what each of them closes when it opens. */
const CLOSES: Readonly<Record<string, readonly string[]>> = {
  p: ['p'],
  li: ['li', 'p'],
  dt: ['dt', 'dd', 'p'],
  dd: ['dt', 'dd', 'p'],
  td: ['td', 'th', 'p'],
  th: ['td', 'th', 'p'],
  tr: ['tr', 'td', 'th', 'p'],
  option: ['option'],
};
/** What stands in them stays a paragraph of its own. */
const APART = /^(?:p|div|li|dt|dd|tr|h[1-6]|section|article|blockquote|pre)$/;
const PARTED = '<br><br>';
const NAME = /<(\/?)([a-z][^\s/>]*)/iy;

/** The same page where nothing is nested that deep. All texts stay, in their order; takes time in proportion to the length. */
export function shallowHtml(html: string): string {
  const open = createOpenElements();
  const parts: string[] = [];
  let copied = 0;
  for (const { name, closes, start, end } of tags(html)) {
    const isKept = closes ? open.close(name) : open.open(name);
    if (isKept) continue;
    parts.push(html.slice(copied, start), !closes && APART.test(name) ? PARTED : '');
    copied = end;
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(copied);
}

interface Tag {
  /** Lower case. */
  readonly name: string;
  readonly closes: boolean;
  readonly start: number;
  readonly end: number;
}

function* tags(html: string): Generator<Tag> {
  let start = html.indexOf('<');
  while (start >= 0) {
    NAME.lastIndex = start;
    const [, slash, written = ''] = NAME.exec(html) ?? [];
    let end = start + 1;
    if (html.startsWith('<!--', start)) end = endOf(html, '-->', start);
    else if (written !== '') {
      const name = written.toLowerCase();
      const closes = slash === '/';
      end = endOf(html, '>', start);
      if (!VOID.has(name)) yield { name, closes, start, end };
      if (RAW.has(name) && !closes) end = endOfRaw(html, name, end);
    }
    start = html.indexOf('<', end);
  }
}

function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function endOfRaw(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}`, 'gi');
  closing.lastIndex = from;
  return closing.exec(html)?.index ?? html.length;
}

/** The elements that are open as the parser sees them. Each call says whether the tag stays. */
function createOpenElements() {
  const open: { readonly name: string; readonly isKept: boolean }[] = [];
  const counts = new Map<string, number>();
  let kept = 0;
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  const pop = (): boolean => {
    const last = open.pop();
    if (last === undefined) return false;
    count(last.name, -1);
    if (last.isKept) kept -= 1;
    return last.isKept;
  };
  return {
    open(name: string): boolean {
      const closed = CLOSES[name] ?? [];
      while (closed.includes(open.at(-1)?.name ?? '')) pop();
      const isKept = kept < MOST_NESTED;
      open.push({ name, isKept });
      count(name, 1);
      if (isKept) kept += 1;
      return isKept;
    },
    /** A closing tag closes what was left open inside its element too, and does nothing where there is none. */
    close(name: string): boolean {
      if ((counts.get(name) ?? 0) === 0) return true;
      while (open.at(-1)?.name !== name) pop();
      return pop();
    },
  };
}
