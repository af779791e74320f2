/** Characters that a reader does not see: no width, direction marks, fillers, and the tags that can spell out a hidden text. */
const unseen =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is taken by itself
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu
/** Joiners carry meaning in some scripts and between emoji; elsewhere they only split words for machines. */
const joiners =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is taken by itself
  /(?<![\p{M}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Mongolian}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

export function visible(text: string): { text: string; invisible: number } {
  const kept = text.toWellFormed().replace(unseen, '').replace(joiners, '').replace(controls, '')
  return { text: kept, invisible: text.length - kept.length }
}
