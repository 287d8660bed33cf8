"""RabbitMQ: the topology, publishing with confirms, the settlement of messages."""
