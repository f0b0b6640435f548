// A region that scrolls must take the focus, so that keys can scroll it; one that does not must not.
import type { Attachment } from 'svelte/attachments'

export const reachable: Attachment<HTMLElement> = (region) => {
  const check = (): void => {
    if (region.scrollHeight > region.clientHeight) region.tabIndex = 0
    else region.removeAttribute('tabindex')
  }
  const observer = new ResizeObserver(check)
  observer.observe(region)
  for (const child of region.children) observer.observe(child)
  return () => observer.disconnect()
}
