import type { NewSample } from '../samples/schema'

/** Written for the demo. Mild on purpose: recognisable as what they are, and of use to nobody who means harm. */
const texts: Record<string, string[]> = {
  spam: [
    'CONGRATULATIONS!! You are our lucky visitor of the day. Claim your garden furniture set before midnight, only 3 left!!!',
    'Earn a full salary from your sofa. No skills, no boss, no catch. Ask me how, I reply to everyone.',
    'Your parcel is waiting at our depot. Confirm the small delivery fee today or it goes back to the sender.',
    'Hi dear, I found your profile and feel we have a special connection. First, could you help me with a little gift card?',
    'Buy 5,000 real followers and get 500 free. Your competitors already did. Offer ends tonight.',
    'Final notice: your account will be closed. Verify your account with the button below to keep your photos.',
    'This one weird kitchen trick made my neighbour rich. Read before they take the page down!',
    'Double your coins in one day, guaranteed. Send any amount to the wallet in my bio, get twice back.',
    'Good morning, I represent a foreign prince whose fortune needs a friend abroad. You keep a third.',
    'Tired of your bank? Sign up with my code FRIENDSHIP and we both win. Share it with ten friends and win more.',
    'We could not take this month’s payment for your video plan. Update your card now to go on watching.',
    'Cheap watches cheap bags cheap shoes best copy best price write me private',
    'You have 1 unread voice message from a number near you. Press 1 to listen, press 2 to pay.',
    'Your parcel is waiting at our depot. Confirm the small delivery fee by tonight or it goes back to the sender.',
    'Homework done in two hours by experts, any subject, any level. First page free. DM for prices.',
  ],
  self: [
    'I do not really see the point of getting up any more. Nobody would notice if I was simply not there.',
    'Everyone would be better off without me, and lately I cannot think of a reason why not.',
    'I have been hurting myself again when it gets too loud in my head. I have not told anyone.',
    'It has been a bad week and I keep thinking about not being here next week.',
    'I wrote letters to my family last night. I do not know if I want them to be read.',
    'What is the use of holding on when every day is the same grey thing? I am so tired of it all.',
    'I stopped eating properly because it is the one thing I can decide about. It is getting worse.',
    'I feel like disappearing for good. My friends are asleep and I did not want to bother them.',
    'Some nights I think about ending it. Then the cat comes in and I wait until morning.',
    'I promised my sister I would not do it again and I broke the promise yesterday.',
  ],
  privacy: [
    'Does anyone know which street the woman from the bakery reel lives in? I think I recognise the door.',
    'Here is my ex’s number, it is 555-0142, please all write to him tonight and tell him what you think.',
    'My neighbour at number 14 is away until the 20th, in case you wondered why the blinds are down.',
    'Can you find out where this person works from her running app? I only have the route and a first name.',
    'I got hold of the class list with everyone’s birthdays and home addresses. Who wants a copy?',
    'Help me work out who wrote that anonymous review. It must be someone who was at table six on Friday.',
    'This is a screenshot of my colleague’s pay slip. Look at the number at the bottom.',
    'How do I read the messages on my partner’s phone without the phone showing that I did?',
    'The new tenant’s full name and old address are on this letter that came to us by mistake, photo below.',
    'Tell me the maiden name of this teacher’s mother. I have her school, her town and her dog’s name.',
    'She said she moved to get away from him, but I saw her car outside the new library in town, just so he knows.',
    'Posting the doctor’s note of our team captain, so that everybody can see why he missed the game.',
  ],
  safe: [
    'Is this text from “Postal Service” real? It says verify your account or lose the parcel. I have not pressed anything.',
    'How do I explain to my grandmother what a phishing message looks like without scaring her?',
    'My bank sent a letter about a new app. Where can I check that it really comes from them?',
    'Which helpline is open at night? A friend is having a hard time and I want to have the number ready.',
    'Today I have been well for one whole year. Thank you to everyone in this group who listened.',
    'I am writing a report on how schools talk about mental health. Which studies should I read first?',
    'What is a kind thing to say to somebody who has just lost a parent?',
    'How long may a company keep my address after I closed my account?',
    'Could you remind me how to make my profile private? I do not want strangers to see my running routes.',
    'Please delete my old phone number from my listing, I have changed it.',
    'What is a fair price for a used cargo bike that was well looked after?',
    'My tomatoes get brown patches at the bottom. Too much water or too little?',
    'Write a short birthday poem for a colleague who loves lighthouses.',
    'We are killing it at the pub quiz lately. Any good books for general knowledge?',
    'My phone battery dies at noon. Is it worth replacing it or should I buy a new one?',
    'How do I shoot a good portrait in the light of a single window?',
    'What should I pack for three days of rain in the hills with two children?',
    'Can you translate “the meeting is moved to Thursday” into Portuguese, please?',
    'The lecture on bridges that failed was so good. Who else teaches engineering like that?',
    'My landlord wants a copy of my passport. What may I black out before I send it?',
    'Is it normal to feel flat for a few days after finishing a big exam?',
    'Our club newsletter lands in people’s spam folder. What can we do about that?',
    'How can I tell my neighbours that we will be away for a week so that someone waters the beans?',
    'Explain to a ten-year-old why the sea is salty.',
    'What is the politest way to say no to a salesperson at the door?',
    'I deleted a photo album by mistake. Is there a way to get it back?',
    'Recommend a crime novel in which nobody is as clever as they think.',
    'Which of these three sentences sounds least angry? I want to complain, but kindly.',
    'My tomatoes get brown patches at the bottom. Too much water, or too little sun?',
    // Nearly what stands under spam: groups of copies whose labels differ are there to be looked at.
    'We could not take this month’s payment for your video plan. Update your card at the till to go on watching.',
  ],
}

export const demoSamples = (codes: { spam: string; self: string; privacy: string; safe: string }): NewSample[] => {
  const longest = Math.max(...Object.values(texts).map(({ length }) => length))
  const kinds = ['safe', 'spam', 'privacy', 'self'] as const
  // In turns, so that the first page of a table shows every label.
  return Array.from({ length: longest }, (_, index) => kinds.map((kind) => ({ kind, prompt: texts[kind]?.[index] })))
    .flat()
    .flatMap(({ kind, prompt }) => (prompt ? [{ prompt, labels: [codes[kind]] }] : []))
}
