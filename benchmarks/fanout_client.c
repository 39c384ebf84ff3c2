/* The load client of benchmarks.fanout: one epoll thread that holds many WebSockets, publishes events, and checks and
 * times each delivery. It is compiled when the benchmark starts; benchmarks/fanout_client.py documents its options.
 *
 * Every event carries "@t=<20 digits> n=<10 digits>": its publication time (ns, CLOCK_MONOTONIC) and its number. All
 * connections must receive the same events in the same order, each once.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { PUBLISHERS = 32, MAX_EVENTS = 4000000, BUCKETS = 5000000, BUCKET_NS = 2000, WARM_UP_CONNECTIONS = 20, MAX_TEXTS = 64 };

typedef struct {
    int fd;
    char *kept; /* the beginning of an incomplete frame */
    int length, capacity;
    long seen; /* the number of events received */
} Connection;

typedef struct {
    int fd, busy, left; /* left: missing bytes of the response body; -1 until its head has arrived */
    char head[8192];
    int length;
} Publisher;

static const char *path = "/graphql", *protocol = "graphql", *channel = "", *pids = "";
static int port, count, redis_port, http_port, window = 4;
static double closed_seconds, open_seconds, rate = 2, settle_seconds = 1;
static char *init_text, *template_text, *subscribe_texts[MAX_TEXTS];
static int subscribe_count;

static Connection *connections;
static Publisher publishers[PUBLISHERS];
static int publisher_count, epoll;
static long published, delivered, disorder, bytes, *order, known;
static int measuring;
static uint32_t *histogram;
static char sample[4096], buffer[1 << 18];
static struct epoll_event events[1024];

/* ------------------------------------------------------------------------------------------------ helpers */

static void fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    exit(3);
}

static uint64_t now(void) {
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return moment.tv_sec * 1000000000ull + moment.tv_nsec;
}

static char *read_file(const char *name) {
    FILE *file = fopen(name, "r");
    if (!file) fail("cannot read %s", name);
    char *text = calloc(1, 1 << 16);
    if (fread(text, 1, (1 << 16) - 1, file) == 0) fail("%s is empty", name);
    fclose(file);
    return text;
}

static int dial(int to) {
    int fd = socket(AF_INET, SOCK_STREAM, 0), one = 1;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(to)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || connect(fd, (void *)&address, sizeof address)) fail("connecting to %d: %s", to, strerror(errno));
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return fd;
}

static void write_all(int fd, const char *text, size_t length) {
    while (length) {
        ssize_t written = write(fd, text, length);
        if (written < 0 && errno == EAGAIN) { usleep(50); continue; }
        if (written < 0) fail("write: %s", strerror(errno));
        text += written;
        length -= written;
    }
}

static void watch(int fd, void *what) {
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = what};
    fcntl(fd, F_SETFL, O_NONBLOCK);
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event)) fail("epoll: %s", strerror(errno));
}

/* The resident memory (KiB) and the CPU time (seconds) of the server's processes. */
static long resident(void) {
    long total = 0, value;
    char list[256], name[64], line[256];
    snprintf(list, sizeof list, "%s", pids);
    for (char *pid = strtok(list, ","); pid; pid = strtok(NULL, ",")) {
        snprintf(name, sizeof name, "/proc/%s/status", pid);
        FILE *file = fopen(name, "r");
        while (file && fgets(line, sizeof line, file))
            if (sscanf(line, "VmRSS: %ld", &value) == 1) total += value;
        if (file) fclose(file);
    }
    return total;
}

static double server_seconds(void) {
    double total = 0;
    char list[256], name[64], line[1024];
    snprintf(list, sizeof list, "%s", pids);
    for (char *pid = strtok(list, ","); pid; pid = strtok(NULL, ",")) {
        long user = 0, system = 0;
        snprintf(name, sizeof name, "/proc/%s/stat", pid);
        FILE *file = fopen(name, "r");
        if (file && fgets(line, sizeof line, file))
            sscanf(strrchr(line, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user, &system);
        if (file) fclose(file);
        total += (double)(user + system) / sysconf(_SC_CLK_TCK);
    }
    return total;
}

static double own_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* ------------------------------------------------------------------------------------------------ WebSocket */

static void send_frame(int fd, int opcode, const char *text, size_t length) {
    char frame[16384];
    int at = 0;
    if (length > sizeof frame - 8) fail("a frame of %zu bytes is too long to send", length);
    frame[at++] = 0x80 | opcode;
    if (length < 126) frame[at++] = 0x80 | length;
    else { frame[at++] = 0x80 | 126; frame[at++] = length >> 8; frame[at++] = length & 255; }
    memset(frame + at, 0, 4); /* a zero mask, which leaves the payload unchanged */
    memcpy(frame + at + 4, text, length);
    write_all(fd, frame, at + 4 + length);
}

/* Returns the length of the frame at the beginning of `text`, or 0 if it is incomplete. */
static int parse_frame(const char *text, int length, int *opcode, const char **payload, uint64_t *size) {
    const unsigned char *raw = (const void *)text;
    int head = 2;
    if (length < 2) return 0;
    uint64_t found = raw[1] & 127;
    if (found == 126) {
        if (length < 4) return 0;
        found = raw[2] << 8 | raw[3];
        head = 4;
    } else if (found == 127) {
        if (length < 10) return 0;
        found = 0;
        for (int i = 0; i < 8; i++) found = found << 8 | raw[2 + i];
        head = 10;
    }
    if ((uint64_t)length < head + found) return 0;
    *opcode = raw[0] & 15;
    *payload = text + head;
    *size = found;
    return head + found;
}

static void deliver(Connection *to, long number, uint64_t since) {
    if (to->seen == known) {
        if (known == MAX_EVENTS) fail("too many events");
        order[known++] = number;
    } else if (order[to->seen] != number) disorder++;
    to->seen++;
    delivered++;
    if (measuring) {
        uint64_t bucket = (now() - since) / BUCKET_NS;
        histogram[bucket < BUCKETS ? bucket : BUCKETS - 1]++;
    }
}

static void handle(Connection *from, int opcode, const char *payload, uint64_t size) {
    if (opcode == 9) { send_frame(from->fd, 10, payload, size); return; }
    if (opcode == 8)
        fail("the server closed the connection: %d %.*s", size > 1 ? (payload[0] & 255) << 8 | (payload[1] & 255) : 0,
             size > 2 ? (int)size - 2 : 0, payload + 2);
    const char *mark = memmem(payload, size, "@t=", 3);
    if (mark) {
        if (!*sample) snprintf(sample, sizeof sample, "%.*s", (int)size, payload);
        bytes += size;
        deliver(from, strtol(mark + 26, NULL, 10), strtoull(mark + 3, NULL, 10));
    } else if (memmem(payload, size, "\"type\":\"ping\"", 13) || memmem(payload, size, "\"type\": \"ping\"", 14))
        send_frame(from->fd, 1, "{\"type\":\"pong\"}", 15);
    else if (size == 1 && *payload == '2' && !strcmp(protocol, "socketio")) send_frame(from->fd, 1, "3", 1);
    else if (memmem(payload, size, "\"errors\"", 8) || memmem(payload, size, "\"type\":\"error\"", 14))
        fail("the server returned an error: %.*s", (int)(size < 500 ? size : 500), payload);
}

/* Handles all complete frames and returns their length in bytes. */
static int handle_frames(Connection *from, const char *text, int length) {
    int at = 0, step, opcode;
    const char *payload;
    uint64_t size;
    while ((step = parse_frame(text + at, length - at, &opcode, &payload, &size))) {
        handle(from, opcode, payload, size);
        at += step;
    }
    return at;
}

static void keep(Connection *to, const char *text, int length) {
    if (to->length + length > to->capacity) to->kept = realloc(to->kept, to->capacity = to->length + length + 4096);
    memcpy(to->kept + to->length, text, length);
    to->length += length;
}

static void drop(Connection *from, int length) {
    memmove(from->kept, from->kept + length, from->length - length);
    from->length -= length;
}

static void readable(Connection *from) {
    for (;;) {
        ssize_t got = read(from->fd, buffer, sizeof buffer);
        if (got < 0 && errno == EAGAIN) return;
        if (got <= 0) fail("the server closed the connection");
        if (from->length) {
            keep(from, buffer, got);
            drop(from, handle_frames(from, from->kept, from->length));
        } else {
            int used = handle_frames(from, buffer, got);
            if (used < got) keep(from, buffer + used, got - used);
        }
        if (got < (ssize_t)sizeof buffer) return;
    }
}

/* ------------------------------------------------------------------------------------------------ connecting */

static void read_more(Connection *from) {
    ssize_t got = read(from->fd, buffer, 8192);
    if (got <= 0) fail("the server closed the connection after: %.*s", from->length, from->kept ? from->kept : "");
    keep(from, buffer, got);
}

static void read_head(Connection *from) {
    char *end;
    do read_more(from);
    while (!(end = memmem(from->kept, from->length, "\r\n\r\n", 4)));
    if (memcmp(from->kept, "HTTP/1.1 101", 12)) fail("no upgrade: %.*s", from->length, from->kept);
    drop(from, end + 4 - from->kept);
}

/* Waits for a message that contains `wanted`; pings may arrive before it. */
static void await_text(Connection *from, const char *wanted) {
    int opcode, length;
    const char *payload;
    uint64_t size;
    for (;;) {
        while (!(length = parse_frame(from->kept, from->length, &opcode, &payload, &size))) read_more(from);
        int found = memmem(payload, size, wanted, strlen(wanted)) != NULL;
        if (!found && (opcode == 8 || memmem(payload, size, "error", 5)))
            fail("expected %s but received: %.*s", wanted, (int)size, payload);
        drop(from, length);
        if (found) return;
    }
}

static void open_connection(Connection *to, int number) {
    char text[16384];
    to->fd = dial(port);
    int length = snprintf(text, sizeof text,
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s\r\n", path, port,
        strcmp(protocol, "graphql") ? "" : "Sec-WebSocket-Protocol: graphql-transport-ws\r\n");
    write_all(to->fd, text, length);
    read_head(to);
    if (!strcmp(protocol, "raw")) return;
    if (!strcmp(protocol, "socketio")) await_text(to, "sid");
    send_frame(to->fd, 1, init_text, strlen(init_text));
    await_text(to, strcmp(protocol, "graphql") ? "40" : "connection_ack");
    if (strcmp(protocol, "graphql")) return;
    length = snprintf(text, sizeof text, "{\"id\":\"%08x-1b2c-4d3e-9f40-%012x\",\"type\":\"subscribe\",\"payload\":%s}",
                      number * 2654435761u, number, subscribe_texts[number % subscribe_count]);
    send_frame(to->fd, 1, text, length);
}

/* ------------------------------------------------------------------------------------------------ publishing */

static int publish(void) {
    char text[1 << 16], command[(1 << 16) + 256], stamp[64], *mark;
    Publisher *by = NULL;
    for (int i = 0; i < publisher_count && !by; i++)
        if (!publishers[i].busy) by = &publishers[i];
    if (!by) return 0;
    snprintf(text, sizeof text, "%s", template_text);
    if (!(mark = strstr(text, "@t="))) fail("the template has no mark");
    int length = snprintf(stamp, sizeof stamp, "@t=%020llu n=%010ld", (unsigned long long)now(), ++published);
    memcpy(mark, stamp, length);
    if (http_port) {
        by->busy = 1;
        by->left = -1;
        by->length = 0;
        write_all(by->fd, text, strlen(text));
    } else {
        length = snprintf(command, sizeof command, "*3\r\n$7\r\nPUBLISH\r\n$%zu\r\n%s\r\n$%zu\r\n%s\r\n",
                              strlen(channel), channel, strlen(text), text);
        write_all(by->fd, command, length);
    }
    return 1;
}

static void read_response(Publisher *by) {
    ssize_t got;
    if (redis_port) { while (recv(by->fd, buffer, sizeof buffer, MSG_DONTWAIT) > 0); return; }
    while ((got = recv(by->fd, by->head + by->length, sizeof by->head - 1 - by->length, MSG_DONTWAIT)) > 0) {
        by->head[by->length += got] = 0;
        char *end = strstr(by->head, "\r\n\r\n"), *size = strcasestr(by->head, "content-length:");
        if (end && strncmp(by->head, "HTTP/1.1 200", 12)) fail("publishing: %s", by->head);
        if (end && size && by->length >= end + 4 - by->head + atoi(size + 15)) {
            if (strstr(end, "\"code\"")) fail("publishing: %s", end);
            by->busy = 0;
        }
    }
    if (got == 0 && by->busy) fail("the publishing server closed the connection");
    if (got == 0) { /* closed by the server because it was idle */
        close(by->fd);
        watch(by->fd = dial(http_port), by);
    }
}

static void poll_events(int milliseconds) {
    int found = epoll_wait(epoll, events, 1024, milliseconds);
    for (int i = 0; i < found; i++) {
        void *what = events[i].data.ptr;
        if (what >= (void *)publishers && what < (void *)(publishers + PUBLISHERS)) read_response(what);
        else readable(what);
    }
}

static void open_connections(int first, int end) {
    for (int i = first; i < end; i++) {
        open_connection(&connections[i], i);
        if (connections[i].length) drop(&connections[i], handle_frames(&connections[i], connections[i].kept, connections[i].length));
        watch(connections[i].fd, &connections[i]);
        if (i % WARM_UP_CONNECTIONS == 0) poll_events(0); /* answer the pings of open connections */
    }
}

static void poll_for(double seconds) {
    uint64_t end = now() + seconds * 1e9;
    while (now() < end) poll_events(20);
}

/* Waits for all deliveries, up to 30 s since the latest one; returns how many are missing. */
static long drain(void) {
    uint64_t deadline = now() + 30000000000ull;
    long before = delivered;
    while (delivered < published * count && now() < deadline) {
        poll_events(20);
        if (delivered > before) { before = delivered; deadline = now() + 30000000000ull; }
    }
    return published * count - delivered;
}

/* ------------------------------------------------------------------------------------------------ measuring */

static double percentile(double share) {
    uint64_t total = 0, sum = 0;
    for (int i = 0; i < BUCKETS; i++) total += histogram[i];
    for (int i = 0; i < BUCKETS; i++)
        if ((sum += histogram[i]) > total * share) return i * (BUCKET_NS / 1e6);
    return BUCKETS * (BUCKET_NS / 1e6);
}

static void phase(const char *name, double seconds, int closed) {
    memset(histogram, 0, BUCKETS * sizeof *histogram);
    long before = delivered, published_before = published, sent = 0;
    double server = server_seconds(), own = own_seconds();
    /* On a busy machine the server gets less CPU time than the time that elapses, so the phase is extended. */
    uint64_t started = now(), end = started + seconds * 1e9, latest = started + (closed ? 5 : 1) * seconds * 1e9;
    measuring = 1;
    while (now() < end || (now() < latest && server_seconds() - server < seconds * .7)) {
        if (closed)
            while (published - delivered / count < window && publish());
        else
            while (sent < rate * (now() - started) / 1e9 && publish()) sent++;
        poll_events(closed ? 5 : 1);
    }
    double elapsed = (now() - started) / 1e9;
    server = server_seconds() - server;
    own = own_seconds() - own;
    long got = delivered - before;
    drain();
    measuring = 0;
    printf("\"%s\":{\"seconds\":%.3f,\"events\":%ld,\"deliveries\":%ld,\"server_seconds\":%.2f,\"client_seconds\":%.2f,"
           "\"p50_ms\":%.3f,\"p99_ms\":%.3f},", name, elapsed, published - published_before, got, server, own,
           percentile(.5), percentile(.99));
}

static long missing_numbers(void) {
    char *received = calloc(published + 2, 1);
    long missing = 0;
    for (long i = 0; i < known; i++)
        if (order[i] > 0 && order[i] <= published) received[order[i]] = 1;
    for (long i = 1; i <= published; i++) missing += !received[i];
    free(received);
    return missing;
}

static void print_text(const char *name, const char *text) {
    printf("\"%s\":\"", name);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') putchar('\\');
        if ((unsigned char)*text >= 32) putchar(*text);
    }
    printf("\"");
}

static void options(int number, char **values) {
    for (int i = 1; i + 1 < number; i += 2) {
        char *name = values[i], *value = values[i + 1];
        if (!strcmp(name, "--port")) port = atoi(value);
        else if (!strcmp(name, "--path")) path = value;
        else if (!strcmp(name, "--protocol")) protocol = value;
        else if (!strcmp(name, "--subscribers")) count = atoi(value);
        else if (!strcmp(name, "--init")) init_text = read_file(value);
        else if (!strcmp(name, "--subscribe")) {
            for (char *line = strtok(read_file(value), "\n"); line && subscribe_count < MAX_TEXTS; line = strtok(NULL, "\n"))
                subscribe_texts[subscribe_count++] = line;
        } else if (!strcmp(name, "--template")) template_text = read_file(value);
        else if (!strcmp(name, "--redis-port")) redis_port = atoi(value);
        else if (!strcmp(name, "--channel")) channel = value;
        else if (!strcmp(name, "--http-port")) http_port = atoi(value);
        else if (!strcmp(name, "--window")) window = atoi(value);
        else if (!strcmp(name, "--closed-seconds")) closed_seconds = atof(value);
        else if (!strcmp(name, "--open-seconds")) open_seconds = atof(value);
        else if (!strcmp(name, "--rate")) rate = atof(value);
        else if (!strcmp(name, "--settle-seconds")) settle_seconds = atof(value);
        else if (!strcmp(name, "--pids")) pids = value;
        else fail("unknown option %s", name);
    }
}

int main(int number, char **values) {
    options(number, values);
    connections = calloc(count, sizeof *connections);
    order = calloc(MAX_EVENTS, sizeof *order);
    histogram = calloc(BUCKETS, sizeof *histogram);
    epoll = epoll_create1(0);
    publisher_count = redis_port ? 1 : PUBLISHERS;
    for (int i = 0; i < publisher_count; i++) {
        publishers[i].fd = dial(redis_port ? redis_port : http_port);
        watch(publishers[i].fd, &publishers[i]);
    }
    /* The first connections are not counted, because a server allocates some of its memory only once. */
    int first = count > 2 * WARM_UP_CONNECTIONS ? WARM_UP_CONNECTIONS : 0;
    open_connections(0, first);
    poll_for(settle_seconds);
    long without = resident();
    uint64_t started = now();
    open_connections(first, count);
    double connecting = (now() - started) / 1e9;
    poll_for(settle_seconds + count / 2000.0);
    long idle = resident();
    printf("{\"kib_idle\":%.2f,\"connect_seconds\":%.2f,", (double)(idle - without) / (count - first), connecting);
    for (int i = 0; i < 5; i++) {
        publish();
        if (drain()) fail("after %ld events, %ld deliveries are missing", published, published * count - delivered);
    }
    if (closed_seconds > 0) phase("closed", closed_seconds, 1);
    printf("\"kib_loaded\":%.2f,", (double)(resident() - without) / (count - first));
    if (open_seconds > 0) phase("open", open_seconds, 0);
    printf("\"published\":%ld,\"missing\":%ld,\"disorder\":%ld,\"unknown\":%ld,\"bytes\":%.0f,", published,
           published * count - delivered, disorder, missing_numbers(), delivered ? (double)bytes / delivered : 0);
    print_text("sample", sample);
    printf("}\n");
    return 0;
}
