// Which documents `npm run corpus` speaks of: a folder's, or those kept for a server or in a collection.
import { CONSOLE_OWNER, DEFAULT_COLLECTION } from '../corpus/library.js';
import type { Localized } from '../types.js';
import { UserError } from '../user-error.js';

/** A collection of kept documents, made when the first is added. */
export interface KeptPlace {
  readonly owner: string;
  readonly collection: string;
}

export interface PlaceFlags {
  readonly server?: string;
  readonly collection?: string;
  readonly corpus?: string;
}

/** Null: the documents folder is meant. Throws `UserError('usage')`. */
export function keptPlace({ server, collection, corpus }: PlaceFlags): KeptPlace | null {
  if (server === undefined && collection === undefined) return null;
  if (corpus !== undefined) {
    throw usage({
      id: '--corpus menunjuk folder, sedangkan --server dan --collection menunjuk dokumen yang disimpan Kutip. Pilih salah satu.',
      en: '--corpus means a folder, --server and --collection mean documents that Kutip keeps. Choose one of them.',
    });
  }
  if (server !== undefined && !/^\d{1,20}$/.test(server)) {
    throw usage({
      id: `“${server}” bukan id server. Di Discord, aktifkan Mode Pengembang, klik kanan servernya, lalu Salin ID Server.`,
      en: `“${server}” is not the id of a server. On Discord, turn on Developer Mode, right-click the server, Copy Server ID.`,
    });
  }
  if (collection !== undefined && !/^[\p{L}\p{N}](?:[\p{L}\p{N} _-]{0,48}[\p{L}\p{N}])?$/u.test(collection)) {
    throw usage({
      id: `“${collection}” tidak bisa menjadi nama koleksi. Pakai huruf, angka, spasi, - atau _, paling banyak 50 karakter.`,
      en: `“${collection}” cannot be the name of a collection. Use letters, digits, spaces, - or _, at most 50 characters.`,
    });
  }
  return { owner: server ?? CONSOLE_OWNER, collection: (collection ?? DEFAULT_COLLECTION).normalize('NFC') };
}

/** For what can be done with kept documents only. */
export function requiredPlace(flags: PlaceFlags, folder: string): KeptPlace {
  const place = keptPlace(flags);
  if (place !== null) return place;
  throw usage({
    id: `Tanpa --server, dokumen di terminal dibaca langsung dari folder ${folder}: taruh, ganti, atau hapus berkasnya di sana. Untuk dokumen sebuah server sebutkan --server ID, untuk koleksimu sendiri --collection NAMA.`,
    en: `Without --server the terminal reads its documents from the folder ${folder}: put, change or delete the files there. For the documents of a server name --server ID, for a collection of your own --collection NAME.`,
  });
}

/** As somebody types it again. */
export function placeWords({ owner, collection }: KeptPlace): string {
  const server = owner === CONSOLE_OWNER ? '' : ` --server ${owner}`;
  const named = owner === CONSOLE_OWNER || collection !== DEFAULT_COLLECTION ? ` --collection "${collection}"` : '';
  return `${server}${named}`;
}

function usage(sentence: Localized): UserError {
  return new UserError('usage', sentence);
}
