// A name that is not taken yet: "a.txt", then "a (2).txt".

export function freeName(name: string, taken: ReadonlySet<string>): string {
  const ending = /(?<=.)\.[^.]*$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${stem} (${number})${ending}`;
  return free;
}
