// What a command answers that only opens a form, where it was called without one.
import { UserError } from '../src/user-error.js';

/** Rejects with UserError `form-first`. */
export async function formFirst(): Promise<never> {
  throw new UserError('form-first', {
    id: 'Isi dulu formulirnya: ketik perintahnya lagi.',
    en: 'Fill in the form first: call the command again.',
  });
}
