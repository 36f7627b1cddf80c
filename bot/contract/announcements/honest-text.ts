/** Letters that turn the direction of what follows: with them a text reads otherwise than it is. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/;
/** Something that can be seen: no blank, no mark of format, no letter that is drawn as a blank. */
const VISIBLE = /[^\s\p{C}\u115F\u1160\u2800\u3164\uFFA0]/u;

/** Whether there is anything to be read in it. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Whether it is read as it is written, whatever the direction of its script. */
export function isReadAsWritten(text: string): boolean {
  return !OVERRIDES.test(text);
}

/** Whether an address leads where it looks as if it did: no blanks, nobody's name before the host, nothing invisible. */
export function isHonestAddress(address: string): boolean {
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(address) || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  return username === '' && password === '';
}
