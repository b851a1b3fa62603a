import { addBits, type Bits, emptyBits } from './bits.ts';
import { clearMasks, type LayerMasks, layerMasks } from './layer-masks.ts';

/** Room for joining layers, used again for every caller. */
export class JoinedLayers {
  readonly layer: LayerMasks;
  readonly deny: LayerMasks;
  /** Actions that no layer so far has shut out. */
  readonly left: Bits;
  /** Those of them that RCPs reach. */
  readonly reached: Bits;
  private readonly openAny: Bits;
  private readonly badAny: Bits;
  private readonly once: Bits;
  private readonly twice: Bits;

  constructor(size: number) {
    this.layer = layerMasks(size);
    this.deny = layerMasks(size);
    this.left = emptyBits(size);
    this.reached = emptyBits(size);
    this.openAny = emptyBits(size);
    this.badAny = emptyBits(size);
    this.once = emptyBits(size);
    this.twice = emptyBits(size);
  }

  begin(within: Bits): void {
    clearMasks(this.deny);
    this.left.set(within);
    for (const bits of [this.openAny, this.badAny, this.once, this.twice]) bits.fill(0);
  }

  /** Actions whose answer depends on which resource, whatever the layers say. */
  ask(actions: Bits): void {
    addBits(this.twice, actions);
  }

  /** Takes in the layer that was just joined; answers whether an action is left. */
  addLayer(): boolean {
    const { layer, deny } = this;
    let any = 0;
    for (let i = 0; i < this.left.length; i++) {
      const yesWhole = layer.yesWhole[i] as number;
      const part = (layer.yesPart[i] as number) | (layer.openPart[i] as number) | (layer.badPart[i] as number);
      const yes = yesWhole | (layer.yesPart[i] as number);
      const bad = ((layer.badWhole[i] as number) | (layer.badPart[i] as number)) & ~yes;
      const open = ((layer.openWhole[i] as number) | (layer.openPart[i] as number)) & ~yes & ~bad;
      const partial = part & ~yesWhole;
      const left = (this.left[i] as number) & (yes | bad | open) & ~(deny.yesWhole[i] as number);
      this.left[i] = left;
      any |= left;
      this.badAny[i] = (this.badAny[i] as number) | bad;
      this.openAny[i] = (this.openAny[i] as number) | open;
      // what cannot be read speaks of some resources, what depends on the call of others
      const mixed = (layer.badPart[i] as number) & ((layer.openWhole[i] as number) | (layer.openPart[i] as number)) & ~yes;
      this.twice[i] = (this.twice[i] as number) | ((this.once[i] as number) & partial) | mixed;
      this.once[i] = (this.once[i] as number) | partial;
    }
    return any !== 0;
  }

  end(): void {
    const { deny } = this;
    for (let i = 0; i < this.left.length; i++) {
      this.left[i] = (this.left[i] as number) & ~(deny.yesWhole[i] as number);
      this.badAny[i] = (this.badAny[i] as number) | (deny.badWhole[i] as number);
      this.openAny[i] = (this.openAny[i] as number) | (deny.openWhole[i] as number);
      this.twice[i] = (this.twice[i] as number) | (deny.yesPart[i] as number) | (deny.openPart[i] as number) | (deny.badPart[i] as number);
    }
  }

  /** Actions that no layer shuts out. */
  live(i: number): number {
    return this.left[i] as number;
  }

  /** Actions whose answer depends on which resource. */
  slow(i: number): number {
    return this.twice[i] as number;
  }

  bad(i: number): number {
    return this.badAny[i] as number;
  }

  unknown(i: number): number {
    return this.openAny[i] as number;
  }
}
