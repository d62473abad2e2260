package relief.platform;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;

/** The event bus as a doorbell: tells the workers of a queue in this process that there is something to do. */
final class Doorbell {
    private final EventBus bus;
    private final String address;

    Doorbell(EventBus bus, String queue) {
        this.bus = bus;
        this.address = "doorbell." + queue;
    }

    void ring() {
        bus.publish(address, "");
    }

    MessageConsumer<String> answer(Runnable handler) {
        return bus.consumer(address, message -> handler.run());
    }
}
