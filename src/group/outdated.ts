// The failure for everything that is no longer kept: an answer, a quote or a question behind an old button.
import { UserError } from '../user-error.js';

export function outdated(): UserError {
  return new UserError('outdated', {
    id: 'Pesan ini sudah terlalu lama, atau dokumennya sudah berubah. Tanyakan lagi, ya.',
    en: 'This message is too old, or its document has changed. Please ask again.',
  });
}
