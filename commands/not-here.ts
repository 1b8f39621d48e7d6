// The refusal to show to everybody what is in a collection for other channels. Neither it nor they are named.
import { UserError } from '../src/user-error.js';

export function notHere(): UserError {
  return new UserError('not-here', {
    id: 'Koleksi ini hanya untuk kanal tertentu, jadi isinya tidak bisa ditampilkan kepada semua orang di sini.',
    en: 'This collection is for certain channels only, so nothing of it can be shown to everybody here.',
  });
}
