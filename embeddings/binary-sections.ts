// Several arrays of numbers in one piece of bytes, read back as views without copying.

/** Arrays by name. */
type Sections = Readonly<Record<string, Section>>;
type Section = Uint8Array | Uint16Array | Uint32Array | Float32Array | BigUint64Array;

interface Entry {
  readonly name: string;
  readonly width: number;
  readonly offset: number;
  readonly length: number;
}

const ALIGNMENT = 8;

/** Layout: length of the directory (4 bytes), directory (JSON), then each array at a multiple of 8 bytes, in this machine's byte order. */
export function packSections(sections: Sections): Uint8Array<ArrayBuffer> {
  const entries: Entry[] = [];
  let offset = 0;
  for (const [name, section] of Object.entries(sections)) {
    entries.push({ name, width: section.BYTES_PER_ELEMENT, offset, length: section.length });
    offset = aligned(offset + section.byteLength);
  }
  const directory = new TextEncoder().encode(JSON.stringify(entries));
  const start = aligned(4 + directory.length);
  const bytes = new Uint8Array(start + offset);
  new DataView(bytes.buffer).setUint32(0, directory.length, true);
  bytes.set(directory, 4);
  for (const entry of entries) {
    const section = sections[entry.name] as Section;
    bytes.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength), start + entry.offset);
  }
  return bytes;
}

/** Reads what `packSections` wrote. The arrays share the given bytes' memory (copied once when these are not aligned). */
export class SectionReader {
  private readonly bytes: Uint8Array;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly start: number;

  /** Throws when the bytes are not sections. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes.byteOffset % ALIGNMENT === 0 ? bytes : new Uint8Array(bytes);
    const directoryLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
    const directory: Entry[] = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + directoryLength)));
    this.entries = new Map(directory.map((entry) => [entry.name, entry]));
    this.start = aligned(4 + directoryLength);
  }

  bytesOf(name: string): Uint8Array {
    const { offset, length } = this.find(name, 1);
    return new Uint8Array(this.bytes.buffer, offset, length);
  }

  shortsOf(name: string): Uint16Array {
    const { offset, length } = this.find(name, 2);
    return new Uint16Array(this.bytes.buffer, offset, length);
  }

  numbersOf(name: string): Uint32Array {
    const { offset, length } = this.find(name, 4);
    return new Uint32Array(this.bytes.buffer, offset, length);
  }

  floatsOf(name: string): Float32Array {
    const { offset, length } = this.find(name, 4);
    return new Float32Array(this.bytes.buffer, offset, length);
  }

  longsOf(name: string): BigUint64Array {
    const { offset, length } = this.find(name, 8);
    return new BigUint64Array(this.bytes.buffer, offset, length);
  }

  private find(name: string, width: number): { readonly offset: number; readonly length: number } {
    const entry = this.entries.get(name);
    if (entry?.width !== width) throw new Error(`section ${name} of ${width}-byte numbers is missing`);
    return { offset: this.bytes.byteOffset + this.start + entry.offset, length: entry.length };
  }
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
