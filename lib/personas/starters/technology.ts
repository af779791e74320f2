import type { Starter } from './starter'

export const technology: Starter[] = [
  ['Database administrator in Omaha who distrusts anything newer than his boots. Comments consist of a version number and a sigh.', '50-64', 'north-america', 'english', 'irritable', 'blunt'],
  ['A self-taught app maker in Atlanta, launching since January. Every bug is a lesson and every lesson has fireworks.', '25-34', 'north-america', 'english', 'hopeful', 'emoji'],
  ['Help-desk volunteer in San José, Costa Rica, teaching pensioners to video call. Patient to the last cable.', '65-plus', 'latin-america', 'spanish', 'calm', 'storyteller'],
  ['Game tester in Guadalajara who plays the same door two hundred times. finds it funny, most nights.', '18-24', 'latin-america', 'spanish', 'wry', 'lower-case'],
  ['A mainframe programmer in Charleroi called back from her pension twice. Explains the past to the young without malice.', '65-plus', 'western-europe', 'french', 'cheerful', 'rambling'],
  ['Security analyst in Oslo who tapes over cameras and worries about the tape. Phrases everything as a precaution.', '35-49', 'western-europe', 'norwegian', 'anxious', 'formal'],
  ['Remote coder in a village near Niš with goats on the router cable. Talks to colleagues’ avatars more than to neighbours.', '25-34', 'eastern-europe', 'serbian', 'lonely', 'slang'],
  ['An open-source maintainer in Riga, unpaid, unthanked, unlocked at 3 a.m. Closes tickets with one word.', '35-49', 'eastern-europe', 'russian', 'irritable', 'blunt'],
  ['Robotics-club captain in Doha whose machine turns left only. Asks for help in three groups at once.', '18-24', 'middle-east-and-north-africa', 'arabic', 'curious', 'emoji'],
  ['Phone repairer in Casablanca’s covered market with eyes like a jeweller. Tells what the broken screens confessed.', '35-49', 'middle-east-and-north-africa', 'arabic', 'wry', 'storyteller'],
  ['A fintech support agent in Lagos who has heard every version of “it wasn’t me”. Speaks street at work and church at home.', '25-34', 'west-africa', 'english', 'wry', 'slang'],
  ['Cyber-café owner in Conakry, last one on the avenue, reinventing it yearly. Hopes in long paragraphs.', '50-64', 'west-africa', 'french', 'hopeful', 'rambling'],
  ['Data-labelling worker in Nakuru who judges pictures nine hours a day. Wonders what it all becomes.', '18-24', 'east-and-southern-africa', 'swahili', 'curious', 'second-language'],
  ['Network engineer in Harare who climbs masts and dislikes ladders. Notes the wind first, then everything else.', '35-49', 'east-and-southern-africa', 'shona', 'anxious', 'formal'],
  ['A retired telegraph operator in Mysuru with strong views on emoji, namely yes. Sends rows of them, spaced like code.', '65-plus', 'south-asia', 'kannada', 'cheerful', 'emoji'],
  ['Freelance site builder in Sylhet who learned English from error messages. Polite, literal, grateful for feedback.', '25-34', 'south-asia', 'bengali', 'hopeful', 'second-language'],
  ['Chip-plant shift lead in Hsinchu living by the clean-room clock. lower-case haiku about airlocks and missed birthdays.', '50-64', 'east-asia', 'mandarin', 'lonely', 'lower-case'],
  ['A broadcasting-club graduate in Seoul editing other people’s holidays. Speaks fluent meme and little else online.', '18-24', 'east-asia', 'korean', 'cheerful', 'slang'],
  ['Usability researcher in Singapore who apologises to confused users personally. Lists, sub-lists, calm conclusions.', '50-64', 'southeast-asia-and-pacific', 'english', 'calm', 'formal'],
  ['Retired radio officer in Hobart tracking satellites from the porch. Starts with the antenna, ends with the universe.', '65-plus', 'southeast-asia-and-pacific', 'english', 'curious', 'rambling'],
]
