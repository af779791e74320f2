import type { Lane } from '@/lib/duplicates/rules'

/** The lanes as tabs, with what stands there while a lane is empty. */
export const laneWords: Record<Lane | 'kept', { tab: string; none: string; why: string }> = {
  conflict: {
    tab: 'Contrast or conflict',
    none: 'No copies whose labels differ',
    why: 'Near copies with different labels would stand here, to give them one label or to keep the contrast. They are never dropped by themselves.',
  },
  collapse: {
    tab: 'Copies',
    none: 'No copies to collapse',
    why: 'Near copies with the same label would stand here. A collapse keeps the best of each group and can be undone.',
  },
  family: {
    tab: 'Families',
    none: 'No request in several wrappers',
    why: 'One request in several wrappers is a family: its members are no copies of each other, and stay together in every split.',
  },
  kept: {
    tab: 'Kept',
    none: 'Nothing was kept as it is',
    why: 'Groups that somebody looked at and left as they are. One comes back when a member or a label of it changes.',
  },
}

export const samplesWord = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'sample' : 'samples'}`
