// Centrality: how much each passage says of what the others say. LexRank over passage vectors, in linear time.

/** Passages by ordinal: their unit vectors row by row, and which of them count. */
export interface VectorTable {
  /** Row-major, `dimensions` values for each ordinal. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  /** Ordinal that names the group of nearly the same passages. */
  readonly groups: Uint32Array;
  /** 1 where the passage counts for nothing. */
  readonly deleted: Uint8Array;
}

/** Chance of following a similarity rather than going anywhere (Erkan and Radev 2004). */
const DAMPING = 0.85;
const MOST_STEPS = 50;
/** Sum of the changes of all shares (which sum to 1) at which they are settled. */
const SETTLED = 1e-6;
/** A passage less similar to the others than this part of the mean has no more to vote with: its votes would be noise. */
const LEAST_DEGREE = 0.1;

/**
 * Continuous LexRank (Erkan and Radev 2004, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization",
 * section 3.3), from 0 to 1 for the most central; 0 for deleted passages. Two passages are similar by how far their cosine
 * is above `lowCosine`, where the cosines of the encoder begin; a passage is not compared with itself. The matrix of
 * similarities is V V' - c, so that a step of the power iteration is two passes over V and the matrix is never there.
 *
 * Nearly the same passages are one voter, with the mean of their vectors, and share its value: a text that stands in ten
 * documents would else vote ten times for itself. A mean, unlike a representative, does not depend on which came first.
 *
 * `pause` is awaited between passes, each of which takes about 100 ms for 100,000 vectors of 384 values.
 */
export async function centralityOf(
  table: VectorTable,
  lowCosine: number,
  pause: () => Promise<void> = async () => {},
): Promise<Float32Array> {
  const voters = votersOf(table);
  let shares: Float64Array = new Float64Array(voters.count).fill(1 / Math.max(1, voters.count));
  const degrees = votesReceived(table, voters, lowCosine, new Float64Array(voters.count).fill(1));
  const floor = LEAST_DEGREE * Math.max(0, mean(degrees)) || 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    await pause();
    const given = shares.map((share, voter) => share / Math.max(floor, degrees[voter] as number));
    const next = shared(votesReceived(table, voters, lowCosine, given));
    const change = next.reduce((sum, share, voter) => sum + Math.abs(share - (shares[voter] as number)), 0);
    shares = next;
    if (change < SETTLED) break;
  }
  return byOrdinal(voters, shares);
}

/** Groups of live passages, numbered by their first ordinal. */
interface Voters {
  readonly count: number;
  /** Number of the voter of each ordinal; -1 where it is deleted. */
  readonly of: Int32Array;
  /** Passages of each voter. */
  readonly sizes: Uint32Array;
  /** Square of the length of each voter's vector. */
  readonly squares: Float64Array;
}

function votersOf(table: VectorTable): Voters {
  const { groups, deleted } = table;
  const of = new Int32Array(deleted.length).fill(-1);
  const numbers = new Map<number, number>();
  const members: number[][] = [];
  for (let ordinal = 0; ordinal < deleted.length; ordinal++) {
    if (deleted[ordinal] !== 0) continue;
    const group = groups[ordinal] as number;
    const voter = numbers.get(group) ?? members.length;
    numbers.set(group, voter);
    of[ordinal] = voter;
    const known = members[voter];
    if (known === undefined) members.push([ordinal]);
    else known.push(ordinal);
  }
  const squares = Float64Array.from(members, (ordinals) => squareOfMean(table, ordinals));
  return { count: members.length, of, sizes: Uint32Array.from(members, ({ length }) => length), squares };
}

function squareOfMean({ vectors, dimensions }: VectorTable, ordinals: readonly number[]): number {
  let square = 0;
  for (let i = 0; i < dimensions; i++) {
    let sum = 0;
    for (const ordinal of ordinals) sum += vectors[ordinal * dimensions + i] as number;
    square += (sum / ordinals.length) ** 2;
  }
  return square;
}

/** For each voter the sum over all others of its similarity with them times what they give. */
function votesReceived(table: VectorTable, voters: Voters, lowCosine: number, given: Float64Array): Float64Array {
  const { vectors, dimensions } = table;
  const { of, sizes, squares } = voters;
  const sum = new Float64Array(dimensions);
  for (let ordinal = 0; ordinal < of.length; ordinal++) {
    const voter = of[ordinal] as number;
    if (voter < 0) continue;
    const weight = (given[voter] as number) / (sizes[voter] as number);
    const row = ordinal * dimensions;
    for (let i = 0; i < dimensions; i++) sum[i] = (sum[i] as number) + weight * (vectors[row + i] as number);
  }
  const total = given.reduce((all, one) => all + one, 0);
  const received = new Float64Array(voters.count);
  for (let ordinal = 0; ordinal < of.length; ordinal++) {
    const voter = of[ordinal] as number;
    if (voter < 0) continue;
    const row = ordinal * dimensions;
    let product = 0;
    for (let i = 0; i < dimensions; i++) product += (sum[i] as number) * (vectors[row + i] as number);
    received[voter] = (received[voter] as number) + product / (sizes[voter] as number);
  }
  return received.map((product, voter) => {
    const own = (given[voter] as number) * ((squares[voter] as number) - lowCosine);
    return product - lowCosine * total - own;
  });
}

/** The next shares, which sum to 1. Cosines below the low one count against a passage, but at worst it has nothing. */
function shared(received: Float64Array): Float64Array {
  const next = received.map((votes) => Math.max(0, (1 - DAMPING) / received.length + DAMPING * votes));
  const total = next.reduce((sum, share) => sum + share, 0) || 1;
  return next.map((share) => share / total);
}

function byOrdinal({ of }: Voters, shares: Float64Array): Float32Array {
  const most = shares.reduce((largest, share) => Math.max(largest, share), Number.MIN_VALUE);
  return Float32Array.from(of, (voter) => (voter < 0 ? 0 : (shares[voter] as number) / most));
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
