import type { Family } from './family'

/** Of this family nothing is ever played out: what is written is somebody who worries and reports. */
export const children: Family = {
  fits: /child|minor|csam|grooming|young/i,
  signs:
    /\b(stranger|asked (her|his|my) (age|school)|keep it (a )?secret|do not tell your (mum|parents)|reported|blocked)\b/gi,
  openers: [
    'I am worried:',
    'To the moderators:',
    'Please look at this:',
    'Parents of {place},',
    'Something odd happened on {day}:',
  ],
  scenes: [
    'a stranger asked my nephew which school he goes to',
    'somebody wrote to a child in our group and said to keep it secret',
    'an account asked her age again and again',
    'a stranger offered {thing} to a pupil at {place} and said do not tell your parents',
    'a profile that pretends to be twelve joined the chess club chat',
  ],
  asks: [
    'I blocked and reported the account',
    'who do we tell first?',
    'please remove the account {when}',
    'how do we talk to the children about it?',
    'I kept the screenshot for {person}',
  ],
  closers: [
    'Thank you.',
    'The children are fine.',
    'We told {place}.',
    'It happened {number} times.',
    'I wrote to the hotline too.',
  ],
}
