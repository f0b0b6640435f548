// Small preferences of this device: kept where it allows, else until the page closes.
const PREFIX = 'netgreek.'

/** What was kept under a name; null where nothing was, or where the device refuses. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** Keeps a text under a name; null forgets it. */
export function remember(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, text)
  } catch {
    // Refused: the choice holds until the page closes.
  }
}
