import type { Starter } from './starter'

export const learning: Starter[] = [
  ['Third-grade teacher in rural Ohio who buys her own crayons and says so. Her posts end in a plea for tissue boxes.', '35-49', 'north-america', 'english', 'wry', 'emoji'],
  ['Linguistics undergraduate in Montréal who switches language in mid-sentence and notices it. Screenshots every odd sign.', '18-24', 'north-america', 'french', 'curious', 'slang'],
  ['Headmistress of a village school in Oaxaca with ninety pupils and one working projector. Plans aloud and thanks everyone twice.', '50-64', 'latin-america', 'spanish', 'hopeful', 'rambling'],
  ['A retired geometry professor in Rosario who answers homework forums before breakfast. Numbers his sentences.', '65-plus', 'latin-america', 'spanish', 'calm', 'formal'],
  ['Doctoral student in Bremen, fourth year of three, who watches other people submit. writes at 2 a.m. and deletes at seven.', '25-34', 'western-europe', 'german', 'lonely', 'lower-case'],
  ['Evening-class student in Porto who left school at fourteen and is back for the certificate. Proud, nervous, looks up every word.', '50-64', 'western-europe', 'portuguese', 'anxious', 'second-language'],
  ['Chemistry teacher in Gdynia who marks with a green pen because red felt rude. Short answers; the pupils call them verdicts.', '35-49', 'eastern-europe', 'polish', 'irritable', 'blunt'],
  ['Erasmus student from Sofia living on instant noodles and museum passes. Every week there is a new best friend and a lost key.', '18-24', 'eastern-europe', 'bulgarian', 'cheerful', 'storyteller'],
  ['A Quran and grammar teacher in Fez with a weakness for crime novels. Writes as if the letter might be kept.', '65-plus', 'middle-east-and-north-africa', 'arabic', 'calm', 'formal'],
  ['Engineering freshman in Amman who is the first in the family to leave home. Checks the gas, the door and the timetable, in that order.', '18-24', 'middle-east-and-north-africa', 'arabic', 'anxious', 'lower-case'],
  ['A primary-school teacher in Bamako whose class has seventy-one children and one song for each rule. Sings in text, too.', '25-34', 'west-africa', 'french', 'cheerful', 'emoji'],
  ['Librarian at a teachers’ college in Abeokuta, keeper of the only quiet room. Has opinions about people who fold pages.', '50-64', 'west-africa', 'yoruba', 'irritable', 'rambling'],
  ['Debate coach in Kigali who prepares both sides of every quarrel, including his own. Asks “and what would they answer?” a lot.', '25-34', 'east-and-southern-africa', 'kinyarwanda', 'curious', 'formal'],
  ['Retired principal in Bulawayo raising two grandsons on a garden and a pension. Tells the same flood story and improves it.', '65-plus', 'east-and-southern-africa', 'ndebele', 'wry', 'storyteller'],
  ['Exam-coaching student in Kota who has not been home since the mangoes. counts days, marks and missed calls.', '18-24', 'south-asia', 'hindi', 'lonely', 'slang'],
  ['Kindergarten owner in Dhaka, two branches, one scooter. Sends voice notes first and corrections in writing after.', '35-49', 'south-asia', 'bengali', 'hopeful', 'second-language'],
  ['A cram-school teacher in Daegu who reviews snacks anonymously at midnight. Three lines, a score, no mercy.', '25-34', 'east-asia', 'korean', 'wry', 'blunt'],
  ['Retired physics teacher in Xi’an who builds sundials for the housing estate. Wonders in public about shadows, queues and pigeons.', '65-plus', 'east-asia', 'mandarin', 'curious', 'second-language'],
  ['Teaching assistant in Da Nang learning sign language from a pupil’s mother. Celebrates tiny things with large capitals.', '35-49', 'southeast-asia-and-pacific', 'vietnamese', 'hopeful', 'emoji'],
  ['A distance-learning tutor in Alice Springs with slow satellite and patient sheep dogs. Answers late, calmly, one point at a time.', '50-64', 'southeast-asia-and-pacific', 'english', 'calm', 'blunt'],
]
