// A page that is opened as a file cannot start workers. There, the search runs in a hidden frame instead. The theme looks
// for the name IFrameWorker, and loads a copy from another host unless one is given.
(() => {
  if (location.protocol !== "file:") return;

  class IFrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      window.addEventListener("message", (event) => this.receive(event));
      this.ready = new Promise((resolve, reject) => this.load(String(url), resolve, reject));
    }

    load(url, resolve, reject) {
      const page = this.frame.contentDocument;
      page.open();
      page.write("<!doctype html><html><body></body></html>");
      page.close();
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => window.postMessage(data, "*");
      const from = (address) =>
        new Promise((loaded, failed) => {
          const script = page.createElement("script");
          script.src = address;
          script.onload = loaded;
          script.onerror = failed;
          page.body.append(script);
        });
      inside.importScripts = (...addresses) =>
        addresses.reduce((before, address) => before.then(() => from(address)), Promise.resolve());
      from(url).then(resolve, reject);
    }

    receive(event) {
      if (event.source !== window && event.source !== this.frame.contentWindow) return;
      this.dispatchEvent(new MessageEvent("message", { data: event.data }));
      if (this.onmessage) this.onmessage(event);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
})();
