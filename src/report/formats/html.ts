import type { Format } from '../format.ts';
import { renderPage } from '../html/render-page.ts';

/** One page for a browser. */
const format: Format = { name: 'html', about: 'one page for a browser, to send on', render: renderPage };

export default format;
