// The scenarios that can be applied to a book: episodes, built-in ones, the user's own.
import {
  episodes,
  episodeShocks,
  presets,
  type Document,
  type Episode,
  type Shocks,
} from '../../src'
import type { Page } from './page.svelte'

/** One scenario that can be applied: an episode, one of ours, or one of the user's own. */
export interface Entry {
  readonly key: string
  readonly name: string
  readonly episode: Episode | null
  /** null where it says nothing of this book. */
  readonly shocks: Shocks | null
  /** Why not, in a sentence. */
  readonly why: string
}

export const ownKey = (name: string): string => `own:${name}`

const ofEpisode = (document: Document, episode: Episode): Entry => {
  const result = episodeShocks(document, episode)
  const { id: key, name } = episode
  return result.ok
    ? { key, name, episode, shocks: result.value, why: '' }
    : { key, name, episode, shocks: null, why: result.issues[0]?.message ?? '' }
}

const plain = (key: string, name: string, shocks: Shocks): Entry => ({
  ...{ key, name, shocks },
  ...{ episode: null, why: '' },
})

/** All of them, episodes by date first. */
export function entriesOf(document: Document): readonly Entry[] {
  return [
    ...episodes.map((episode) => ofEpisode(document, episode)),
    ...presets.map(({ id, name, shocks }) => plain(`preset:${id}`, name, shocks)),
    ...(document.scenarios ?? []).map(({ name, shocks }) => plain(ownKey(name), name, shocks)),
  ]
}

/** Saves the present shocks under a name; answers what is wrong with it, or nothing. */
export function save(page: Page, name: string): string {
  const { document } = page
  const scenarios = [...(document.scenarios ?? []), { name: name.trim(), shocks: document.shocks }]
  return page.edit({ kind: 'setScenarios', scenarios })[0]?.message ?? ''
}

export function rename(page: Page, old: string, name: string): string {
  const scenarios = (page.document.scenarios ?? []).map((one) =>
    one.name === old ? { ...one, name: name.trim() } : one,
  )
  return page.edit({ kind: 'setScenarios', scenarios })[0]?.message ?? ''
}

export function remove(page: Page, name: string): void {
  const scenarios = (page.document.scenarios ?? []).filter((one) => one.name !== name)
  page.act({ kind: 'setScenarios', scenarios })
}
