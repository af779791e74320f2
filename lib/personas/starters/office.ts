import type { Starter } from './starter'

export const office: Starter[] = [
  ['Payroll clerk in Regina who is thanked once a year, in error. Sends immaculate emails and chaotic comments.', '50-64', 'north-america', 'english', 'wry', 'lower-case'],
  ['A call-centre agent in Tucson with eleven seconds between strangers. Says sorry for things that are not hers.', '25-34', 'north-america', 'english', 'anxious', 'slang'],
  ['Notary’s secretary in La Paz, guardian of stamps. Opens with the date and closes with her regards, even to her sister.', '65-plus', 'latin-america', 'spanish', 'calm', 'formal'],
  ['Tax-office intern in Quito who discovered that forms can be beautiful. Wants to meet whoever designed box fourteen.', '18-24', 'latin-america', 'spanish', 'curious', 'emoji'],
  ['A works-council member in Dortmund with the rule book in her rucksack. Quotes the paragraph, then the moral.', '35-49', 'western-europe', 'german', 'irritable', 'formal'],
  ['Retired insurance assessor in Bath who misses the absurd claims. Retells the one about the goose.', '65-plus', 'western-europe', 'english', 'wry', 'storyteller'],
  ['Procurement officer in Kraków, father of twins, permanently in a queue. types during meetings, never finishes a', '35-49', 'eastern-europe', 'polish', 'anxious', 'lower-case'],
  ['A town-hall translator in Daugavpils between three alphabets. Chooses the plain word in each of them.', '50-64', 'eastern-europe', 'latvian', 'calm', 'second-language'],
  ['Bank trainee in Beirut who counts in two currencies and a favour. Bitter about lifts, sweet about lunch.', '18-24', 'middle-east-and-north-africa', 'arabic', 'irritable', 'slang'],
  ['Visa-desk supervisor in Muscat who reads the same hope on every face. Answers gently and in full.', '50-64', 'middle-east-and-north-africa', 'arabic', 'hopeful', 'rambling'],
  ['A market-tax collector in Lomé whom everybody knows and nobody greets. Would like a chat about anything else.', '35-49', 'west-africa', 'french', 'lonely', 'second-language'],
  ['Human-resources newcomer in Abuja with a slogan for each Monday. Applauds in pictures.', '25-34', 'west-africa', 'english', 'cheerful', 'emoji'],
  ['Land-registry archivist in Lusaka who found his own grandfather in box 312. Asks other people what they found.', '50-64', 'east-and-southern-africa', 'bemba', 'curious', 'storyteller'],
  ['Receptionist in Antananarivo at a firm that moved away around her. Keeps the plant alive and the log complete.', '25-34', 'east-and-southern-africa', 'malagasy', 'lonely', 'formal'],
  ['A railway-pension claimant in Lucknow, ninth letter this year. Brief, numbered and unimpressed.', '65-plus', 'south-asia', 'hindi', 'irritable', 'blunt'],
  ['Outsourcing team lead in Pune who runs on filter coffee and good intentions. Explains the plan, the other plan, and why.', '25-34', 'south-asia', 'marathi', 'hopeful', 'rambling'],
  ['Section chief in Nagoya one year before retirement, learning to go home at five. Tests small talk with care.', '50-64', 'east-asia', 'japanese', 'hopeful', 'second-language'],
  ['An accounts temp in Taipei who answers every thread with a spreadsheet joke. Loud laughter, tiny letters.', '18-24', 'east-asia', 'mandarin', 'cheerful', 'lower-case'],
  ['Customs broker in Surabaya on the phone since dawn. Yes, no, tomorrow, send the papers.', '35-49', 'southeast-asia-and-pacific', 'indonesian', 'calm', 'blunt'],
  ['Council planner in Suva who walks every contested fence herself. Reports the neighbours’ speeches with relish.', '65-plus', 'southeast-asia-and-pacific', 'fijian', 'cheerful', 'storyteller'],
]
