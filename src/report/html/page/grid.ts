import { element } from './dom.ts';

/** What a grid is told once. */
export interface GridOptions {
  readonly label: string;
  readonly columns: number;
  /** Contents of the heads, column by column. */
  readonly head: readonly HTMLElement[];
  readonly open: (row: number, column: number) => void;
}

/** Makes the cells of a row. A row of one cell spans the grid. */
export type DrawRow = (row: number) => { readonly kind: string; readonly cells: readonly HTMLElement[] };

/** Rows beyond the visible ones that are drawn too. */
const MARGIN = 8;

/**
 * A grid of any number of rows of which only those in sight are drawn, after the pattern "Grid" of W3C's ARIA Authoring Practices: one cell is
 * in the order of tabs, arrow keys move it.
 */
export class Grid {
  private readonly scroll: HTMLElement;
  private readonly body: HTMLElement;
  private readonly headRow: HTMLElement;
  private readonly options: GridOptions;
  private readonly drawn = new Map<number, HTMLElement>();
  private readonly narrow = matchMedia('(max-width: 719px)');
  private draw: DrawRow = () => ({ kind: '', cells: [] });
  private rows = 0;
  private row = 0;
  private column = 0;
  private whole: number | undefined;

  constructor(place: HTMLElement, options: GridOptions) {
    this.options = options;
    const heads = options.head.map((one, i) => {
      one.setAttribute('role', 'columnheader');
      one.setAttribute('aria-colindex', String(i + 1));
      return one;
    });
    this.headRow = element('div', { role: 'row', class: 'row heads', 'aria-rowindex': 1 }, heads);
    this.body = element('div', { role: 'rowgroup', class: 'rows' });
    this.scroll = element(
      'div',
      { role: 'grid', class: 'grid', 'aria-label': options.label, 'aria-colcount': options.columns },
      element('div', { role: 'rowgroup', class: 'top-row' }, this.headRow),
      this.body,
    );
    place.replaceChildren(this.scroll);
    this.scroll.addEventListener('scroll', () => this.paint(), { passive: true });
    this.body.addEventListener('click', (event) => this.clicked(event));
    this.scroll.addEventListener('keydown', (event) => this.pressed(event));
    this.narrow.addEventListener('change', () => this.again());
    new ResizeObserver(() => this.paint()).observe(this.scroll);
  }

  /** Shows other rows. */
  show(rows: number, draw: DrawRow): void {
    this.rows = rows;
    this.draw = draw;
    this.row = Math.min(this.row, Math.max(0, rows - 1));
    this.scroll.setAttribute('aria-rowcount', String(rows + 1));
    this.again();
  }

  /** Goes back to the first row. */
  toTop(): void {
    this.scroll.scrollTop = 0;
    this.row = 0;
    this.again();
  }

  /** Draws the first rows, in sight or not: for paper. */
  all(most: number): void {
    this.whole = Math.min(most, this.rows);
    this.again();
  }

  /** Draws what is in sight again. */
  some(): void {
    this.whole = undefined;
    this.again();
  }

  private height(): number {
    return this.narrow.matches && this.whole === undefined ? 64 : 36;
  }

  private again(): void {
    const hadFocus = this.body.contains(document.activeElement);
    this.drawn.clear();
    this.body.replaceChildren();
    this.body.style.height = `${(this.whole ?? this.rows) * this.height()}px`;
    this.paint();
    if (hadFocus) this.cellAt(this.row, this.column)?.focus({ preventScroll: true });
  }

  private paint(): void {
    const height = this.height();
    const from = this.whole === undefined ? Math.max(0, Math.floor(this.scroll.scrollTop / height) - MARGIN) : 0;
    const last = Math.ceil((this.scroll.scrollTop + this.scroll.clientHeight) / height) + MARGIN;
    const to = Math.min(this.rows, this.whole ?? last);
    for (const [index, row] of this.drawn) {
      // the row with the focus stays, or the focus would be lost
      if ((index < from || index >= to) && index !== this.row) {
        row.remove();
        this.drawn.delete(index);
      }
    }
    for (let index = from; index < to; index++) this.ensure(index);
    if (this.row < this.rows && this.whole === undefined) this.ensure(this.row);
  }

  private ensure(index: number): HTMLElement {
    const known = this.drawn.get(index);
    if (known !== undefined) return known;
    const { kind, cells } = this.draw(index);
    for (const [i, cell] of cells.entries()) {
      cell.setAttribute('role', i === 0 ? 'rowheader' : 'gridcell');
      cell.setAttribute('aria-colindex', String(i + 1));
      if (cells.length === 1) cell.setAttribute('aria-colspan', String(this.options.columns));
      cell.tabIndex = index === this.row && i === Math.min(this.column, cells.length - 1) ? 0 : -1;
    }
    const row = element('div', { role: 'row', class: `row ${kind}`, 'aria-rowindex': index + 2, 'data-row': index }, cells);
    row.style.top = `${index * this.height()}px`;
    let after: HTMLElement | undefined;
    // rows stand in the page in their own order: whoever reads it aloud follows that
    for (const other of this.body.children as unknown as Iterable<HTMLElement>) {
      if (Number(other.dataset['row']) > index) {
        after = other;
        break;
      }
    }
    this.body.insertBefore(row, after ?? null);
    this.drawn.set(index, row);
    return row;
  }

  private cellAt(row: number, column: number): HTMLElement | undefined {
    const cells = this.ensure(row).children;
    return cells[Math.min(column, cells.length - 1)] as HTMLElement | undefined;
  }

  private clicked(event: Event): void {
    const cell = (event.target as Element).closest<HTMLElement>('[aria-colindex]');
    const row = cell?.closest<HTMLElement>('[data-row]');
    if (cell === null || cell === undefined || row === null || row === undefined) return;
    this.moveTo(Number(row.dataset['row']), Number(cell.getAttribute('aria-colindex')) - 1);
    this.options.open(this.row, this.column);
  }

  private pressed(event: KeyboardEvent): void {
    if (event.altKey || event.metaKey || this.rows === 0) return;
    const page = Math.max(1, Math.floor(this.scroll.clientHeight / this.height()) - 3);
    const end = this.options.columns - 1;
    const to: Readonly<Record<string, readonly [row: number, column: number]>> = {
      ArrowDown: [this.row + 1, this.column],
      ArrowUp: [this.row - 1, this.column],
      ArrowRight: [this.row, this.column + 1],
      ArrowLeft: [this.row, this.column - 1],
      PageDown: [this.row + page, this.column],
      PageUp: [this.row - page, this.column],
      Home: [event.ctrlKey ? 0 : this.row, 0],
      End: [event.ctrlKey ? this.rows - 1 : this.row, end],
    };
    const target = to[event.key];
    if (target !== undefined) this.moveTo(...target);
    else if (event.key === 'Enter' || event.key === ' ') this.options.open(this.row, this.column);
    else return;
    event.preventDefault();
  }

  private moveTo(row: number, column: number): void {
    const before = this.cellAt(this.row, this.column);
    if (before !== undefined) before.tabIndex = -1;
    this.row = Math.max(0, Math.min(this.rows - 1, row));
    this.column = Math.max(0, Math.min(this.options.columns - 1, column));
    const height = this.height();
    const top = this.row * height;
    const room = this.scroll.clientHeight - this.headRow.offsetHeight;
    if (top < this.scroll.scrollTop) this.scroll.scrollTop = top;
    else if (top + height > this.scroll.scrollTop + room) this.scroll.scrollTop = top + height - room;
    this.paint();
    const cell = this.cellAt(this.row, this.column);
    if (cell === undefined) return;
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
