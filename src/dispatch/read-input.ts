// What was typed, chosen or attached -> the values that a command's options promise.
import type { Option, Options } from '../../commands/command.js';
import { isDate } from '../text/iso-date.js';
import { UserError } from '../user-error.js';
import type { OptionValue } from './find.js';

type Value = NonNullable<OptionValue>;

/** Values by English option name; those not given are undefined. */
export type Input = Readonly<Record<string, Value | undefined>>;

/** Values by English option name; absent ones are undefined. Throws UserError naming the first that is missing or wrong. */
export function readInput(options: Options, values: Readonly<Record<string, OptionValue>>): Input {
  const input: Record<string, Value | undefined> = {};
  for (const [key, option] of Object.entries(options)) {
    const given = values[key];
    const value = typeof given === 'string' ? given.trim() : given;
    input[key] = value === undefined || value === '' ? undefined : readValue(option, value);
    if (option.required && input[key] === undefined) {
      throw new UserError('missing-option', {
        id: `“${option.name.id}” belum diisi: ${option.help.id}.`,
        en: `“${option.name.en}” is missing: ${option.help.en}.`,
      });
    }
  }
  return input;
}

/** Undefined for words where a file is wanted, and for a file where words are. */
function readValue(option: Option, value: OptionValue): Value | undefined {
  if (value === null) throw notHere(option);
  if (option.type === 'file' || typeof value === 'object') {
    return option.type === 'file' && typeof value === 'object' ? value : undefined;
  }
  if (option.type === 'boolean') return value === true || /^(?:true|ya|yes)$/i.test(String(value));
  const text = String(value);
  if (option.type === 'date' && !isDate(text)) {
    throw new UserError('bad-date', {
      id: `“${text}” bukan tanggal. Tulis seperti 2022, 2022-01 atau 2022-01-07.`,
      en: `“${text}” is not a date. Write 2022, 2022-01 or 2022-01-07.`,
    });
  }
  return text;
}

/** What is left out has a meaning of its own, so that something that cannot be found is not left out silently. */
function notHere({ name }: Option): UserError {
  return new UserError('unknown-choice', {
    id: `Kutip tidak menemukan “${name.id}” yang kamu pilih di server ini. Pilih lagi dari daftarnya.`,
    en: `Kutip does not find the “${name.en}” that you chose in this server. Choose again from the list.`,
  });
}
