// Starts the page: storage, the last book or the sample, the engine.
// Styles first: components refine what the global ones say.
import './style/tokens.css'
import './style/base.css'
import './style/forced.css'
import { mount } from 'svelte'
import { Engine, examples, workerConnection } from '../src'
import App from './App.svelte'
import { History } from './state/history'
import { Page } from './state/page.svelte'
import { openStorage, type Book, type Loaded, type Storage } from './state/storage'

async function loadLast(storage: Storage): Promise<Loaded> {
  try {
    return await storage.load()
  } catch {
    return { kind: 'unreadable', reason: 'the storage of this device could not be read' }
  }
}

async function start(target: HTMLElement): Promise<void> {
  const storage = await openStorage()
  const loaded = await loadLast(storage)
  const sample = examples[0]
  if (sample === undefined) throw new Error('there is no sample book')
  const first: Book = {
    shelved: { id: 'book-1', name: sample.document.name, order: 1, isFresh: true },
    document: sample.document,
    history: History.empty,
  }
  const page = new Page(
    new Engine(() => workerConnection()),
    storage,
    loaded.kind === 'book' ? loaded.book : first,
  )
  if (loaded.kind === 'unreadable')
    page.notice = `The stored book could not be read (${loaded.reason}). It is set aside on this device, and the sample is open.`
  mount(App, { target, props: { page } })
}

const target = document.getElementById('app')
if (target !== null) void start(target)
