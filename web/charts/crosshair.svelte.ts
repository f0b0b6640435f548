// One price under inspection, shared by every chart of the screen. Charts set it on hover or by
// key; locked it stays until it is freed.

class Crosshair {
  price = $state<number | null>(null)
  isLocked = $state(false)

  /** Follows the pointer or the keys; a locked crosshair moves only when asked outright. */
  move(price: number, isOutright = false): void {
    if (this.isLocked && !isOutright) return
    this.price = price
  }

  /** The pointer has left: gone, unless locked. */
  leave(): void {
    if (!this.isLocked) this.price = null
  }

  toggleLock(): void {
    if (this.price !== null) this.isLocked = !this.isLocked
  }

  free(): void {
    this.isLocked = false
    this.price = null
  }
}

export const crosshair = new Crosshair()
