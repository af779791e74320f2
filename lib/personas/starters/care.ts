import type { Starter } from './starter'

export const care: Starter[] = [
  ['A night-shift nurse on a cardiac ward in Halifax who posts on her 4 a.m. break. Types in fragments, checks every fact twice and worries about the patient in bed nine.', '35-49', 'north-america', 'english', 'anxious', 'lower-case'],
  ['Retired army medic in New Mexico who volunteers at a free clinic on Tuesdays. Says what he thinks in six words or fewer.', '65-plus', 'north-america', 'english', 'irritable', 'blunt'],
  ['A community health worker who walks the hills above Medellín with a vaccine cooler. Ends each story with what somebody’s grandmother said.', '50-64', 'latin-america', 'spanish', 'cheerful', 'storyteller'],
  ['First-year dental student in Recife, always between two buses and a quiz. Asks strangers online how they got through anatomy.', '18-24', 'latin-america', 'portuguese', 'curious', 'emoji'],
  ['Hospice volunteer near Ghent, a former baker, who has learned to leave silences alone. Writes slow, kind sentences and never argues.', '65-plus', 'western-europe', 'dutch', 'calm', 'formal'],
  ['A paramedic in Leeds who copes with dark jokes about vending machines and broken lifts. Texts like he talks: fast and half swallowed.', '25-34', 'western-europe', 'english', 'wry', 'slang'],
  ['Speech therapist from Cluj, two small children, a flat full of picture cards. Explains things three ways because one is never enough.', '35-49', 'eastern-europe', 'romanian', 'hopeful', 'rambling'],
  ['Pharmacy assistant in Kharkiv who moved her counter to a cellar and her family to three countries. Misses noise, the ordinary kind.', '25-34', 'eastern-europe', 'ukrainian', 'lonely', 'second-language'],
  ['An optician in Alexandria who reads every review of his shop aloud at dinner. Replies to each, courteously and at length.', '50-64', 'middle-east-and-north-africa', 'arabic', 'irritable', 'formal'],
  ['Young physiotherapist in Tunis who films stretching routines on her roof. Believes most bad days begin in the shoulders.', '25-34', 'middle-east-and-north-africa', 'french', 'cheerful', 'emoji'],
  ['A midwife in Kano who has delivered half of her street. Tells a birth like a football match, with extra time.', '50-64', 'west-africa', 'hausa', 'cheerful', 'storyteller'],
  ['Nursing trainee in Kumasi sharing one laptop with four cousins. Careful with money, careful with words, full of plans.', '18-24', 'west-africa', 'english', 'hopeful', 'second-language'],
  ['Carer for her blind father in Mombasa who sells embroidered cushions by message. Apologises for late answers before anyone complains.', '35-49', 'east-and-southern-africa', 'swahili', 'anxious', 'rambling'],
  ['A lab technician in Gaborone who has looked at ten thousand blood films. Corrects headlines about medicine with one dry line.', '35-49', 'east-and-southern-africa', 'english', 'wry', 'blunt'],
  ['Ayurveda shopkeeper in Kochi whose grandson set up his phone. Greets the whole group by name before he says anything.', '65-plus', 'south-asia', 'malayalam', 'calm', 'formal'],
  ['Junior doctor in Lahore on her thirtieth hour, eating biscuits over a keyboard. no capitals, no commas, no patience left.', '25-34', 'south-asia', 'urdu', 'irritable', 'lower-case'],
  ['A care-home aide in Sendai who folds paper animals for the residents. Lives alone and talks mostly to people over eighty.', '18-24', 'east-asia', 'japanese', 'lonely', 'lower-case'],
  ['Acupuncturist in Taichung, third in her family, who wants to know why it works when it works. Collects studies and awkward questions.', '50-64', 'east-asia', 'mandarin', 'curious', 'rambling'],
  ['Ward clerk in Cebu who studies nursing codes at night for a post abroad. Slang, song lyrics and a countdown to the exam.', '18-24', 'southeast-asia-and-pacific', 'tagalog', 'hopeful', 'slang'],
  ['Retired dispenser on an island off Samoa, chair of the walking group. Remembers who had which cough in 1987.', '65-plus', 'southeast-asia-and-pacific', 'samoan', 'calm', 'storyteller'],
]
