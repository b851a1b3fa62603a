import type { PageData } from '../page-data.ts';
import { byId } from './dom.ts';
import { startFindings } from './findings.ts';
import { startMap } from './map.ts';
import { startTheme } from './theme.ts';

startTheme();
const data = JSON.parse(byId('data')?.textContent ?? '') as PageData;
startMap(data);
startFindings(data);
document.documentElement.dataset['ready'] = 'true';
