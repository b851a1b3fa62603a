import { service } from '../row.ts';

export default service('agentaccess-mcp', { by: 'Mantlet maintainers', on: '2026-11-23', reference: '2026-09-26' }, [
  ['CallForwardedTool', 'agent-exec', 1, 'Runs a tool installed on the remote desktop, with the rights of the user whose session it is.'],
  ['CheckConnectionStatus', 'metadata-read', 4],
  ['DoubleClick', 'agent-exec', 1, 'Opens files and starts programs on the remote desktop as its signed-in user.'],
  ['GetScreenshot', 'content-read', 3, 'Pictures everything on the screen: mail, customer records, a password in plain view.'],
  ['HoldKey', 'agent-exec', 1, 'Holds a modifier or repeats a key in the remote session, which turns other input into shortcuts and deletions.'],
  ['InvokeMcp', 'invoke', 3, 'Opens the MCP session and lists tools; each tool has an action of its own.'],
  ['KeyPress', 'agent-exec', 1, 'Sends keys and shortcuts to the desktop, enough to confirm a dialog or open a command prompt.'],
  ['LeftClick', 'agent-exec', 1, "Presses any button on the remote desktop, a send, pay or approve button too, in the session user's name."],
  ['LeftClickDrag', 'agent-exec', 1, "Moves files, selects text or shifts controls on the desktop by dragging, with the session user's access."],
  ['LeftMouseDown', 'agent-exec', 1, 'Begins a press or drag in the remote session, half of a click that another call completes.'],
  ['LeftMouseUp', 'agent-exec', 1, 'Completes a press or drop on the remote desktop, the moment at which a click takes effect.'],
  ['MiddleClick', 'agent-exec', 1, 'Opens links in new tabs or pastes the clipboard into the remote session, as applications define it.'],
  ['MovePointer', 'agent-exec', 3, 'Moves the pointer and no more; without a click or key nothing on the desktop is decided, hence tier 3.'],
  ['RightClick', 'agent-exec', 1, 'Brings up context menus on the remote desktop, with their delete, share and run entries one click away.'],
  ['Scroll', 'agent-exec', 3, 'Brings other parts of a window into view; it neither confirms nor enters anything, hence tier 3.'],
  ['TripleClick', 'agent-exec', 1, 'Selects whole lines or paragraphs in the remote session, ready to be overwritten or copied out.'],
  ['TypeText', 'agent-exec', 1, "Types anything into whatever has the focus, commands into a terminal included, as the session's user."],
]);
