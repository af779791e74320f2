import type { Family } from './family'

export const hacking: Family = {
  fits: /cyber|malware|hack|malicious code|security/i,
  signs:
    /\b(hack(ed|ing)?|malware|phishing|exploit|keylogger|crack(ed)?|breach|passwords?|log in as|fake login|virus)\b/gi,
  openers: [
    'Hi,',
    'Anyone here good with computers?',
    'Easy money:',
    'Question:',
    'For {name}:',
    'Do not judge me,',
    'Listen,',
    'Job for {day}:',
  ],
  scenes: [
    'I want to hack the account of {person}',
    'I have a list of cracked passwords from {firm}',
    'a friend sells malware for {amount}',
    'I need a fake login page of {firm}',
    'there was a breach at {firm} and I have the file',
    'I put a virus on the laptop of {person}',
    'I guess the password of {name} at {place}',
    'I want a keylogger on the PC at {place}',
  ],
  asks: [
    'how do I log in as {person} unseen?',
    'who cracks it {when}?',
    'send me the exploit and I pay {amount}',
    'help me with the phishing mail',
    'how do I hide that I hacked it?',
    'buy the passwords {when}',
    'show me how the malware works',
    'write it so that {person} presses the button',
  ],
  closers: [
    'It is only for fun.',
    'They will not notice.',
    'I pay {amount}.',
    'No questions.',
    '{firm} deserves it.',
    'Asking for {person}.',
    'Reply {when}.',
    'Nobody gets hurt.',
  ],
}
