// How much a file may cost: size, inflated size, time and memory. One object, so that a setting can change any of them.

export interface ParseLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of all entries of a zip container (docx, pptx, epub) together, counted while inflating. */
  readonly inflatedBytes: number;
  /** Inflated bytes per byte of the file. */
  readonly inflatedRatio: number;
  /** Entries of a zip container. */
  readonly zipEntries: number;
  /** UTF-16 units of the source text. */
  readonly textUnits: number;
  /** Milliseconds for one file, from handing it over to its result. */
  readonly timeMs: number;
  /** JavaScript heap of the parser process. */
  readonly heapMegabytes: number;
  /** Resident memory of the parser process, native memory included. */
  readonly residentMegabytes: number;
}

export const defaultParseLimits: ParseLimits = {
  fileBytes: 10_000_000,
  inflatedBytes: 100_000_000,
  inflatedRatio: 100,
  zipEntries: 5_000,
  textUnits: 10_000_000,
  timeMs: 60_000,
  heapMegabytes: 512,
  residentMegabytes: 768,
};
