import { arts } from './arts'
import { care } from './care'
import { food } from './food'
import { land } from './land'
import { learning } from './learning'
import { office } from './office'
import { service } from './service'
import type { Starter } from './starter'
import { technology } from './technology'
import { trades } from './trades'
import { transport } from './transport'

const fields = { arts, care, food, land, learning, office, service, technology, trades, transport }

const tagged = (work: string, [text, age, region, language, mood, style]: Starter) => ({
  text,
  tags: [`age:${age}`, `work:${work}`, `region:${region}`, `language:${language}`, `mood:${mood}`, `style:${style}`],
})

/** 200 personas of our own: twenty to a field of work, and in each two from every region. */
export const starters = Object.entries(fields).flatMap(([work, personas]) =>
  personas.map((persona) => tagged(work, persona)),
)
