// The only file that imports @xenova/transformers: loads a network and its tokenizer offline and runs it on token ids.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AutoModel, AutoModelForQuestionAnswering, AutoTokenizer, env, Tensor } from '@xenova/transformers';
import { createWordTokenizer, type WordTokenizer } from './word-tokenizer.js';

env.allowRemoteModels = false;
// Nothing is downloaded, so nothing needs a cache; by default it would lie inside node_modules.
env.useFSCache = false;

/** One output of the network, row after row: `dims[0]` sequences of `dims[1]` positions of `dims[2] ?? 1` values. */
export interface NetworkOutput {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

/** How a text becomes the network's input. */
export interface TextInput {
  /** The bytes of `tokenizer.json`. */
  readonly file: Buffer;
  readonly tokenizer: WordTokenizer;
  /** Special tokens that the model wants before and after a single text. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly padding: number;
}

/** A network with its tokenizer. Everything runs on the calling thread and blocks it: use it in a worker only. */
export interface Network {
  readonly text: TextInput;
  /** Runs sequences of token ids, shorter ones padded; returns the outputs of these names. */
  run(sequences: readonly (readonly number[])[], outputs: readonly string[]): Promise<NetworkOutput[]>;
}

const ARCHITECTURES = { encoder: AutoModel, reader: AutoModelForQuestionAnswering };

/**
 * Loads `folder/id` (int8 weights in `onnx/model_quantized.onnx`). Throws what the library throws. A tokenizer takes a
 * third of a second and tens of megabytes, so that of `sibling` is shared when both have the same file.
 */
export async function loadNetwork(
  folder: string,
  id: string,
  kind: keyof typeof ARCHITECTURES,
  sibling?: Network,
): Promise<Network> {
  env.localModelPath = folder;
  const file = readFileSync(join(folder, id, 'tokenizer.json'));
  const text = sibling?.text.file.equals(file) ? sibling.text : await loadTokenizer(id, file);
  const model: unknown = await ARCHITECTURES[kind].from_pretrained(id, { quantized: true });
  if (typeof model !== 'function') throw new Error(`${id}: the model cannot be run`);
  return {
    text,
    run: async (sequences, outputs) => {
      const result: unknown = await model(inputTensors(sequences, text.padding));
      return outputs.map((name) => outputOf(result, name));
    },
  };
}

async function loadTokenizer(id: string, file: Buffer): Promise<TextInput> {
  const tokenizer: unknown = await AutoTokenizer.from_pretrained(id);
  if (typeof tokenizer !== 'function' || !hasEncode(tokenizer)) throw new Error(`${id}: the tokenizer cannot encode`);
  const encode = (text: string): number[] => tokenizer.encode(text, null, { add_special_tokens: false });
  const wrapped = tokenizer.encode('a', null, { add_special_tokens: true });
  const bare = encode('a');
  const at = wrapped.findIndex((_, start) => bare.every((token, offset) => wrapped[start + offset] === token));
  return {
    file,
    tokenizer: splitsOnWhiteSpace(file) ? createWordTokenizer(encode) : wholeTextTokenizer(encode),
    before: wrapped.slice(0, at),
    after: wrapped.slice(at + bare.length),
    padding: paddingToken(tokenizer),
  };
}

interface Encodes {
  encode(text: string, pair: null, options: { add_special_tokens: boolean }): number[];
}

function hasEncode<T>(value: T): value is T & Encodes {
  return typeof (value as Partial<Encodes>).encode === 'function';
}

function paddingToken(tokenizer: object): number {
  const id: unknown = Reflect.get(tokenizer, 'pad_token_id');
  return typeof id === 'number' ? id : 0;
}

/** True when words can be tokenised one by one (XLM-RoBERTa and its kin). */
function splitsOnWhiteSpace(tokenizerFile: Buffer): boolean {
  const config: unknown = JSON.parse(tokenizerFile.toString('utf8'));
  const first = path(config, 'pre_tokenizer', 'pretokenizers', '0', 'type') ?? path(config, 'pre_tokenizer', 'type');
  return first === 'WhitespaceSplit';
}

function path(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** For other tokenizers: the whole text counts as one word, so offsets are as coarse as that. */
function wholeTextTokenizer(encode: (text: string) => number[]): WordTokenizer {
  return {
    words: (text, start = 0, end = text.length) => [{ start, end, ids: encode(text.slice(start, end)) }],
    ids: (text, limit) => encode(text).slice(0, limit),
  };
}

function inputTensors(sequences: readonly (readonly number[])[], padding: number): Record<string, Tensor> {
  const columns = Math.max(...sequences.map((ids) => ids.length));
  const ids = new BigInt64Array(sequences.length * columns).fill(BigInt(padding));
  const mask = new BigInt64Array(sequences.length * columns);
  for (const [row, sequence] of sequences.entries()) {
    for (const [column, id] of sequence.entries()) {
      ids[row * columns + column] = BigInt(id);
      mask[row * columns + column] = 1n;
    }
  }
  const dims = [sequences.length, columns];
  return { input_ids: new Tensor('int64', ids, dims), attention_mask: new Tensor('int64', mask, dims) };
}

function outputOf(result: unknown, name: string): NetworkOutput {
  const tensor = path(result, name);
  if (!(tensor instanceof Tensor) || !(tensor.data instanceof Float32Array)) {
    throw new Error(`the model gives no output "${name}"`);
  }
  return { data: tensor.data, dims: tensor.dims };
}
