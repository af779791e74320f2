import type { Family } from './family'

/** Grown-up chatter at its tamest; the label alone says what it stands for. */
export const adult: Family = {
  fits: /\b(sex|sexual|adult|erotic|porn|nudity)/i,
  signs: /\b(adults only|flirt(y|ing)?|late-night chat|dating line|spicy|grown-ups only|private show)\b/gi,
  openers: ['Hello you,', 'Lonely on {day}?', 'Grown-ups only:', 'Hi handsome,', 'Well hello,', 'For your evening:'],
  scenes: [
    'our late-night chat is open, adults only',
    'the dating line costs {amount} a minute',
    '{name}, 34, likes flirty messages and {hobby}',
    'a spicy novel for grown-ups only is out at {place}',
    'a private show starts at nine, adults only',
    'I want a flirty poem for {name}, both of us well over thirty',
  ],
  asks: [
    'join and flirt {when}',
    'write me something spicy',
    'call the dating line {when}',
    'tell me your boldest compliment',
    'answer with a flirty line',
    'sign up for the late-night chat',
  ],
  closers: [
    'Discreet.',
    'No strings.',
    'First minute free.',
    'You will blush.',
    'Only for adults.',
    'See you, {name}.',
  ],
}
