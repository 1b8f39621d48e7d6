// What a name names, in both languages, so that wrong choices are of the same sort.
import { describe, expect, it } from 'vitest';
import { isOddName, nameRole } from '../../src/text/name-role.js';

const roleIn = (sentence: string, name: string) => {
  const at = sentence.indexOf(name);
  return nameRole(name, [{ before: sentence.slice(0, at).slice(-24), after: sentence.slice(at + name.length) }]);
};

describe('what a name names', () => {
  it.each([
    ['Presiden Wati Lestari pulang.', 'Wati Lestari', 'person'],
    ['Menurut pakar Turtry, hujan turun.', 'Turtry', 'person'],
    ['Later Dmitry Baskov said no.', 'Dmitry Baskov', 'person'],
    ['Pasar itu berdiri di Bantul sejak lama.', 'Bantul', 'place'],
    ['They met in Dushanbe.', 'Dushanbe', 'place'],
    ['Pasukan Kirgistan pulang.', 'Kirgistan', 'country'],
    ['Kapal milik Organisasi Nelayan Pesisir karam.', 'Organisasi Nelayan Pesisir', 'body'],
    ['It left the Eastern Trade Union behind.', 'Eastern Trade Union', 'body'],
    ['Menurut The Mariner, laut tenang.', 'The Mariner', 'press'],
    ['Warga menyeberangi sungai Brantas.', 'Brantas', null],
    ['Warga mengenal Brantas.', 'Brantas', null],
    // A capital that speaks for its government is no person.
    ['Konon Moskow mengatakan tidak.', 'Moskow', null],
  ])('in "%s" is told of %s: %s', (sentence, name, role) => {
    expect(roleIn(sentence, name)).toBe(role);
  });

  it.each(['Russians', 'Central Asian', 'Kazakh', 'Negara-negara Pesisir', 'Kant Rusia', 'Gedung Putih Wati Lestari'])(
    'is not told of "%s", which nobody should be asked for',
    (name) => {
      expect(isOddName(name)).toBe(true);
      expect(nameRole(name, [{ before: 'di ', after: '' }])).toBeNull();
    },
  );

  it.each(['Bank Indonesia', 'Amerika Serikat', 'Kassym-Jomart Tokayev', 'Uni Soviet'])('is told of "%s"', (name) => {
    expect(isOddName(name)).toBe(false);
  });
});
